package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.entry.Entries;
import org.examhall.entry.Keycode;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** Rehearsals of venues, kept with the sitting that they were made for. */
@ApplicationScoped
@Transactional
public class Rehearsals {

    /** The most tries of one rehearsal. */
    static final int MOST_COMPUTERS = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Entries entries;

    @Inject
    AuditTrail audit;

    /** Begins a rehearsal; one that was open for this sitting ends. */
    public Rehearsal begin(Sitting sitting, Actor by) {
        Instant now = clock.instant();
        latestFor(sitting.ref()).ifPresent(earlier -> earlier.end(now));
        Rehearsal rehearsal = new Rehearsal(Reference.fresh(clock), sitting, by, now);
        em.persist(rehearsal);
        audit.record(by, "venue-rehearsed", "sitting", sitting.getId(), "");
        return rehearsal;
    }

    /** Ends the rehearsal that is open for a sitting, if one is. */
    public void end(SittingRef sitting) {
        latestFor(sitting).ifPresent(open -> open.end(clock.instant()));
    }

    private Optional<Rehearsal> latestFor(SittingRef sitting) {
        return em.createQuery(
                        "select r from Rehearsal r where r.sittingId = :sitting order by r.startedAt desc, r.id desc",
                        Rehearsal.class)
                .setParameter("sitting", sitting.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * What is known of a room.
     *
     * @param here whether it was rehearsed for the sitting that is asked about, or for another at the same venue
     * @param open whether computers can still come in
     * @param computers the last try of each, by name
     * @param candidates how many are entered for the sitting
     */
    public record Room(
            Rehearsal rehearsal,
            boolean here,
            boolean open,
            List<RehearsalComputer> computers,
            long candidates,
            RoomVerdict verdict) {

        public long done() {
            return computers.stream().filter(RehearsalComputer::isDone).count();
        }
    }

    /** The latest rehearsal for a sitting, or at its venue if there was none for the sitting itself. */
    public Optional<Room> latest(Sitting sitting) {
        Optional<Rehearsal> own = latestFor(sitting.ref());
        return own.or(() -> latestAt(sitting)).map(rehearsal -> room(rehearsal, sitting, own.isPresent()));
    }

    private Optional<Rehearsal> latestAt(Sitting sitting) {
        return em.createQuery(
                        "select r from Rehearsal r where r.venueId = :venue order by r.startedAt desc, r.id desc",
                        Rehearsal.class)
                .setParameter("venue", sitting.venue().value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Room room(Rehearsal rehearsal, Sitting sitting, boolean here) {
        Map<String, RehearsalComputer> byName = new LinkedHashMap<>();
        em.createQuery(
                        "select c from RehearsalComputer c where c.rehearsalId = :rehearsal order by c.joinedAt, c.id",
                        RehearsalComputer.class)
                .setParameter("rehearsal", rehearsal.getId())
                .getResultStream()
                .forEach(one -> byName.put(one.getName().toLowerCase(Locale.ROOT), one));
        List<RehearsalComputer> computers = byName.values().stream()
                .sorted(java.util.Comparator.comparing(Rehearsals::inOrder))
                .toList();
        long candidates = entries.at(sitting.ref()).size();
        return new Room(
                rehearsal,
                here,
                here && rehearsal.isOpen(clock.instant()),
                computers,
                candidates,
                RoomVerdict.of(computers, candidates));
    }

    /** "PC 2" comes before "PC 10". */
    private static String inOrder(RehearsalComputer one) {
        return java.util.regex.Pattern.compile("\\d+")
                .matcher(one.getName().toLowerCase(Locale.ROOT))
                .replaceAll(digits -> "0".repeat(Math.max(0, 9 - digits.group().length())) + digits.group());
    }

    /**
     * A computer comes in.
     *
     * @param code from the link, or as it was typed
     * @param name what the person at it calls it
     * @throws org.examhall.kernel.Refused {@code rehearsal-unknown} if no rehearsal is open under this code,
     *     {@code rehearsal-name-missing} without a name that fits, {@code rehearsal-full} after a thousand tries
     */
    public RehearsalComputer join(String code, String name, String browser) {
        Rehearsal rehearsal = em.createQuery("select r from Rehearsal r where r.code = :code", Rehearsal.class)
                .setParameter("code", Keycode.typed(code).value())
                .getResultStream()
                .findFirst()
                .filter(found -> found.isOpen(clock.instant()))
                .orElseThrow(() -> Refusal.of("rehearsal-unknown").asException());
        String called = name.strip().replaceAll("\\s+", " ");
        if (called.isEmpty() || called.length() > RehearsalComputer.LONGEST_NAME) {
            throw Refusal.of("rehearsal-name-missing", RehearsalComputer.LONGEST_NAME)
                    .asException();
        }
        long tries = em.createQuery(
                        "select count(c) from RehearsalComputer c where c.rehearsalId = :rehearsal", Long.class)
                .setParameter("rehearsal", rehearsal.getId())
                .getSingleResult();
        if (tries >= MOST_COMPUTERS) {
            throw Refusal.of("rehearsal-full").asException();
        }
        RehearsalComputer computer =
                new RehearsalComputer(Reference.fresh(clock), rehearsal, called, browser, clock.instant());
        em.persist(computer);
        return computer;
    }

    /** A computer by its key, while its rehearsal is open; its row is locked. */
    private RehearsalComputer at(String key) {
        RehearsalComputer computer = Reference.isWellFormed(key)
                ? em.find(RehearsalComputer.class, key, LockModeType.PESSIMISTIC_WRITE)
                : null;
        if (computer == null) {
            throw Refusal.of("not-found").asException();
        }
        Rehearsal rehearsal = em.find(Rehearsal.class, computer.rehearsal());
        if (rehearsal == null || !rehearsal.isOpen(clock.instant())) {
            throw Refusal.of("rehearsal-unknown").asException();
        }
        return computer;
    }

    /** The page says how far it is. */
    public void reached(String key, RehearsalComputer.Step step) {
        at(key).reached(step, clock.instant());
    }

    /** The answers that have arrived, and the time. */
    public record Seating(long now, List<Scripts.CurrentAnswer> answers) {}

    /** What a page that has just been opened, or opened again, has to know. */
    public Seating seat(String key) {
        RehearsalComputer computer = at(key);
        return new Seating(
                clock.millis(),
                arrived(computer).values().stream().map(RehearsalAnswer::shown).toList());
    }

    private Map<Integer, RehearsalAnswer> arrived(RehearsalComputer computer) {
        return em.createQuery("select a from RehearsalAnswer a where a.computerId = :computer", RehearsalAnswer.class)
                .setParameter("computer", computer.getId())
                .getResultStream()
                .collect(Collectors.toMap(RehearsalAnswer::position, Function.identity()));
    }

    /**
     * Takes answers; sending one again does no harm.
     *
     * @throws org.examhall.kernel.Refused {@code response-malformed} if there is no such question
     */
    public long give(String key, List<GivenAnswer> answers) {
        RehearsalComputer computer = at(key);
        Map<Integer, RehearsalAnswer> arrived = arrived(computer);
        for (GivenAnswer answer : answers) {
            if (answer.position() < 1 || answer.position() > Rehearsal.QUESTIONS) {
                throw Refusal.of("response-malformed").asException();
            }
            RehearsalAnswer known = arrived.get(answer.position());
            if (known == null) {
                known = new RehearsalAnswer(computer.getId(), answer);
                em.persist(known);
                arrived.put(answer.position(), known);
            } else {
                known.take(answer);
            }
        }
        computer.reached(RehearsalComputer.Step.JOINED, clock.instant());
        return clock.millis();
    }

    /**
     * A computer has come to its end: what it says it gave is compared with what has arrived.
     *
     * @return what somebody has to know of it
     */
    public List<Finding> settle(String key, Measured measured, List<GivenAnswer> given) {
        RehearsalComputer computer = at(key);
        Map<Integer, RehearsalAnswer> arrived = arrived(computer);
        boolean all = !given.isEmpty()
                && given.stream().allMatch(answer -> {
                    RehearsalAnswer there = arrived.get(answer.position());
                    return there != null && there.isSameAs(answer);
                });
        computer.settle(measured, all, clock.instant());
        return computer.findings();
    }
}
