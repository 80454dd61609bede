package org.examhall.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Waiting;

/**
 * The accreditation of trainers: given and withdrawn by administrators, asked for whenever somebody is to invigilate.
 */
@ApplicationScoped
@Transactional
public class Accreditations {

    /** Trainers are assessed again every year, or the accreditation lapses. */
    static final int MOST_MONTHS = 12;

    /** How long before it lapses the office is told. */
    static final int NOTICE_DAYS = 30;

    static final int LONGEST_REASON = 300;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    /** An accreditation and whose it is. */
    public record Line(Accreditation accreditation, Account trainer) {}

    /**
     * Accredits a trainer.
     *
     * @param exam the code of the blueprint
     * @param until the last day on which it holds
     * @throws org.examhall.kernel.Refused {@code accreditation-not-trainer}, {@code accreditation-own},
     *     {@code accreditation-exam} without an exam, {@code accreditation-dates} if the days are in the wrong order or
     *     more than a year apart
     */
    public Accreditation give(
            AccountRef trainer,
            String exam,
            Accreditation.Standing standing,
            LocalDate from,
            LocalDate until,
            Actor by) {
        boolean trains = accounts.find(trainer)
                .filter(account -> account.roles().contains(Role.TRAINER))
                .isPresent();
        if (!trains) {
            throw Refusal.of("accreditation-not-trainer").asException();
        }
        Refusal.refuse(refusal(trainer, exam, from, until, by));
        Accreditation given = new Accreditation(
                new AccreditationRef(Reference.fresh(clock)),
                trainer,
                exam,
                standing,
                from,
                until,
                by,
                clock.instant());
        em.persist(given);
        audit.record(by, "accreditation-given", "account", trainer.value(), exam + " " + from + " " + until);
        return given;
    }

    /** What is wrong with what is to be given, if anything is. */
    static Optional<Refusal> refusal(AccountRef trainer, String exam, LocalDate from, LocalDate until, Actor by) {
        if (trainer.value().equals(by.id())) {
            return Optional.of(Refusal.of("accreditation-own"));
        }
        if (exam.isBlank() || exam.length() > 60) {
            return Optional.of(Refusal.of("accreditation-exam"));
        }
        if (until.isBefore(from) || until.isAfter(from.plusMonths(MOST_MONTHS))) {
            return Optional.of(Refusal.of("accreditation-dates", MOST_MONTHS));
        }
        return Optional.empty();
    }

    /** @throws org.examhall.kernel.Refused without a reason, or if it was withdrawn already */
    public void withdraw(AccreditationRef ref, String reason, Actor by) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw Refusal.of("accreditation-reason", LONGEST_REASON).asException();
        }
        Accreditation accreditation = em.find(Accreditation.class, ref.value());
        if (accreditation == null) {
            throw Refusal.of("not-found").asException();
        }
        Refusal.refuse(accreditation.withdraw(reason.strip(), by, clock.instant()));
        audit.record(
                by,
                "accreditation-withdrawn",
                "account",
                accreditation.trainer().value(),
                accreditation.getExam());
    }

    /** Whether this trainer may invigilate this exam on this day. */
    public boolean admit(AccountRef trainer, String exam, LocalDate day) {
        return of(trainer).stream().anyMatch(one -> one.admits(exam, day));
    }

    /** All that a trainer has or had, the newest first. */
    public List<Accreditation> of(AccountRef trainer) {
        return em.createQuery(
                        "select a from Accreditation a where a.accountId = :trainer order by a.id desc",
                        Accreditation.class)
                .setParameter("trainer", trainer.value())
                .getResultList();
    }

    /** All there are, by the name of the trainer, the one that holds longest first. */
    public List<Line> all() {
        return em
                .createQuery(
                        "select a, t from Accreditation a, Account t where t.id = a.accountId"
                                + " order by t.name, t.id, a.validUntil desc, a.id desc",
                        Object[].class)
                .getResultList()
                .stream()
                .map(row -> new Line((Accreditation) row[0], (Account) row[1]))
                .toList();
    }

    /** Today, for dates that hold everywhere. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void tell(@Observes Waiting waiting) {
        Long lapsing = em.createQuery(
                        "select count(a) from Accreditation a where a.withdrawnAt is null and a.validFrom <= :today"
                                + " and a.validUntil between :today and :soon and not exists (select b from"
                                + " Accreditation b where b.accountId = a.accountId and b.exam = a.exam"
                                + " and b.withdrawnAt is null and b.validUntil > :soon)",
                        Long.class)
                .setParameter("today", today())
                .setParameter("soon", today().plusDays(NOTICE_DAYS))
                .getSingleResult();
        waiting.add("accreditations-lapsing", lapsing, "/partner/trainers.xhtml");
    }
}
