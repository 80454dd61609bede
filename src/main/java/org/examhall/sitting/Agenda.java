package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.examhall.kernel.Waiting;

/** What the office has to know of sittings from day to day: which come, and which were left unfinished. */
@ApplicationScoped
@Transactional
public class Agenda {

    private static final int MOST = 50;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** The sittings of today, by the venue's calendar, and of the days that follow, the earliest first. */
    public List<Sitting> coming(int days) {
        Instant now = clock.instant();
        return em
                .createQuery(
                        "select s from Sitting s where s.scheduledAt between :from and :to order by s.scheduledAt, s.id",
                        Sitting.class)
                .setParameter("from", now.minus(Duration.ofDays(1)))
                .setParameter("to", now.plus(Duration.ofDays(days)))
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .filter(sitting -> !isPast(sitting))
                .toList();
    }

    /** How many are entered for a sitting. */
    public long entered(Sitting sitting) {
        return em.createQuery(
                        "select count(e) from Entry e where e.sittingId = :sitting and e.withdrawnAt is null",
                        Long.class)
                .setParameter("sitting", sitting.getId())
                .getSingleResult();
    }

    void tell(@Observes Waiting waiting) {
        List<Sitting> unfinished = em.createQuery(
                        "select s from Sitting s where s.state <> :closed and s.scheduledAt < :now"
                                + " order by s.scheduledAt, s.id",
                        Sitting.class)
                .setParameter("closed", Sitting.State.CLOSED)
                .setParameter("now", clock.instant().plus(Sitting.EARLIEST_OPENING))
                .setMaxResults(MOST)
                .getResultList();
        for (Sitting sitting : unfinished) {
            boolean open = sitting.getState() == Sitting.State.OPEN;
            if (open || isPast(sitting)) {
                String code = !open ? "sitting-never-opened" : isPast(sitting) ? "sitting-not-closed" : "sitting-open";
                waiting.add(
                        code,
                        sitting.getTitle() + ", " + sitting.getVenueName(),
                        "/sitting/board.xhtml?sitting=" + sitting.getId());
            }
        }
    }

    /** Whether its day is over, by the venue's calendar. */
    private boolean isPast(Sitting sitting) {
        ZoneId zone = sitting.getZone();
        return LocalDate.ofInstant(sitting.getScheduledAt(), zone).isBefore(LocalDate.ofInstant(clock.instant(), zone));
    }
}
