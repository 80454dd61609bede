package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Response;
import org.examhall.candidate.CandidateNumber;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryRef;
import org.examhall.entry.Keycode;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What candidates do with their scripts. Every script is found by its key and its owner's entry together. */
@ApplicationScoped
@Transactional
public class Scripts {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Entries entries;

    @Inject
    Seats seats;

    @Inject
    SeatRequests requests;

    @Inject
    SeatHolder holder;

    @Inject
    Presence presence;

    @Inject
    Messages messages;

    @Inject
    AnswerDesk desk;

    @Inject
    AuditTrail audit;

    @Inject
    Event<ScriptHandedIn> handedIn;

    /**
     * Signs a candidate in. Who has got as far as the declaration at one computer is let in at another by the
     * invigilator alone: the token then opens nothing before that.
     *
     * @return the token for the candidate's browser, which {@link Seats#holder} knows unless the invigilator is asked
     * @throws org.examhall.kernel.Refused {@code keycode-unknown} if number and keycode do not belong together,
     *     {@code sitting-not-open-yet} before the invigilator has opened the sitting, {@code seat-asked-often} if too
     *     many ask for the same seat
     */
    public String signIn(CandidateNumber number, Keycode keycode) {
        Entry entry = entries.unlock(number, keycode)
                .orElseThrow(() -> Refusal.of("keycode-unknown").asException());
        Script script = byEntry(entry.ref())
                .orElseThrow(() -> Refusal.of("sitting-not-open-yet").asException());
        lock(script);
        Instant now = clock.instant();
        Entrance entrance = holder.sitsAt(script) ? Entrance.STAYS : script.entrance(seats.isTaken(script), now);
        script.arrive(entrance == Entrance.ASKS, now);
        String token = admitted(script, entrance, now);
        audit.record(
                candidate(script),
                entrance == Entrance.ASKS ? "seat-asked" : "candidate-signed-in",
                "script",
                script.getId(),
                "");
        return token;
    }

    private String admitted(Script script, Entrance entrance, Instant now) {
        return switch (entrance) {
            case ASKS -> requests.ask(script, SeatRequest.Kind.MOVE);
            case MOVES -> {
                String token = Seats.freshToken();
                seats.move(script, Digest.hex(token), now);
                yield token;
            }
            case STAYS -> {
                presence.heard(script.ref(), 0);
                yield seats.issue(script);
            }
        };
    }

    private static Actor candidate(Script script) {
        return new Actor(script.entry().value(), "Candidate");
    }

    private void lock(Script script) {
        em.refresh(script, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Script> byEntry(EntryRef entry) {
        return em.createQuery("select s from Script s where s.entryId = :entry", Script.class)
                .setParameter("entry", entry.value())
                .getResultStream()
                .findFirst();
    }

    /** A candidate's own script. */
    public Optional<Script> own(ScriptRef ref, EntryRef owner) {
        return em.createQuery("select s from Script s where s.id = :id and s.entryId = :entry", Script.class)
                .setParameter("id", ref.value())
                .setParameter("entry", owner.value())
                .getResultStream()
                .findFirst();
    }

    private Script lockOwn(ScriptRef ref, EntryRef owner) {
        Script script = em.createQuery("select s from Script s where s.id = :id and s.entryId = :entry", Script.class)
                .setParameter("id", ref.value())
                .setParameter("entry", owner.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException());
        holder.requireNotLeft(script);
        return script;
    }

    /** What the candidate's computer has found out about itself. */
    public void check(ScriptRef ref, EntryRef owner, SystemCheck check) {
        Script script = lockOwn(ref, owner);
        script.check(check);
        presence.heard(ref, 0);
    }

    /** The candidate confirms name and paper and accepts the rules of the given version. */
    public void declareReady(ScriptRef ref, EntryRef owner, String rulesVersion) {
        Script script = lockOwn(ref, owner);
        script.declareReady(rulesVersion, clock.instant());
        presence.heard(ref, 0);
    }

    /**
     * The paper is about to be shown. The first time, this starts the clock.
     *
     * @throws org.examhall.kernel.Refused {@code not-started} before the invigilator has called the candidate, or if
     *     the sitting was closed before the candidate came
     */
    public Script open(ScriptRef ref, EntryRef owner) {
        boolean inSession = sittingState(ref) == Sitting.State.OPEN; // read before the script is locked
        Script script = lockOwn(ref, owner);
        boolean late = script.getState() == ScriptState.CALLED && !inSession;
        if (late || script.getState().isBefore(ScriptState.CALLED)) {
            throw Refusal.of("not-started").asException();
        }
        if (script.getState() == ScriptState.CALLED) {
            em.persist(script.begin(clock.instant()));
        }
        presence.heard(ref, 0);
        return script;
    }

    private Sitting.@Nullable State sittingState(ScriptRef ref) {
        return em.createQuery(
                        "select t.state from Sitting t, Script s where s.id = :id and t.id = s.sittingId",
                        Sitting.State.class)
                .setParameter("id", ref.value())
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /**
     * What a window that has taken the seat has to know.
     *
     * @param cameAfter how many answers have come from a computer that the candidate had left
     */
    public record Seating(
            ScriptClock clock,
            int questions,
            List<CurrentAnswer> answers,
            @Nullable Rest rest,
            int cameAfter,
            boolean locked) {}

    /** A current answer, as the server has it. */
    public record CurrentAnswer(int position, long revision, Response response) {}

    /** This window becomes the one in which the candidate writes. */
    public Seating takeSeat(ScriptRef ref, EntryRef owner) {
        Script script = lockOwn(ref, owner);
        script.takeSeat();
        presence.heard(ref, 0);
        return new Seating(
                clockOf(script),
                script.getQuestions(),
                answers(ref),
                restOf(script),
                script.getCameAfter(),
                script.lockedAt().isPresent());
    }

    /** The current answers: the last of each position in the journal, in the order of the positions. */
    List<CurrentAnswer> answers(ScriptRef ref) {
        em.flush(); // before what was appended here is read past the entities
        try {
            return new AnswerStore(em.unwrap(Connection.class))
                    .readAnswers(ref.value()).entrySet().stream()
                            .map(answer -> new CurrentAnswer(
                                    answer.getKey(),
                                    answer.getValue().revision(),
                                    Response.parse(answer.getValue().response())))
                            .toList();
        } catch (SQLException fault) {
            throw new IllegalStateException("the answers could not be read", fault);
        }
    }

    /**
     * What a window hears each time it asks: the clock, whether the candidate is not admitted, and the messages that
     * have not been confirmed.
     *
     * @param locked whether the script is locked until the invigilator has looked
     * @param cameAfter as in {@link Seating}; when it grows, this window has to look again
     */
    public record Pulse(
            ScriptClock clock,
            boolean refused,
            List<Messages.Unread> messages,
            @Nullable Rest rest,
            int cameAfter,
            boolean locked) {}

    /** The state of the clock, and a sign of life from the candidate's window. */
    public Pulse pulse(ScriptRef ref, EntryRef owner, int unsent) {
        Script script =
                own(ref, owner).orElseThrow(() -> Refusal.of("not-found").asException());
        if (holder.hasLeft(script)) {
            presence.heardOfLeft(ref, unsent);
        }
        holder.requireNotLeft(script);
        presence.heard(ref, unsent);
        return pulseOf(script);
    }

    /** The candidate has read a message. Saying so twice does no harm. */
    public Pulse readMessage(ScriptRef ref, EntryRef owner, String message) {
        Script script = lockOwn(ref, owner);
        messages.confirm(script, message);
        em.flush(); // before what is left unread is asked for
        return pulseOf(script);
    }

    private Pulse pulseOf(Script script) {
        return new Pulse(
                clockOf(script),
                script.isRefused(),
                messages.unread(script),
                restOf(script),
                script.getCameAfter(),
                script.lockedAt().isPresent());
    }

    private ScriptClock clockOf(Script script) {
        Instant now = clock.instant();
        return new ScriptClock(
                now.toEpochMilli(),
                script.getState(),
                script.getSeat(),
                millis(script.stillSince(now).orElse(null)),
                millis(script.endsAt(now).orElse(null)));
    }

    /**
     * The rest breaks of a candidate who may take them, in milliseconds.
     *
     * @param left how much the arrangement has left
     * @param until when the break that lasts is used up, or null
     */
    public record Rest(long left, @Nullable Long until) {}

    private @Nullable Rest restOf(Script script) {
        if (script.breakGranted().isZero()) {
            return null;
        }
        Instant now = clock.instant();
        return new Rest(
                script.breakLeft(now).toMillis(), millis(script.breakUntil(now).orElse(null)));
    }

    /** The candidate begins a rest break; asking again while it lasts does nothing more. */
    public Pulse takeBreak(ScriptRef ref, EntryRef owner) {
        Script script = lockOwn(ref, owner);
        Refusal.refuse(script.takeBreak(clock.instant(), candidate(script)));
        book(script);
        presence.heard(ref);
        return pulseOf(script);
    }

    /** The candidate goes on; where no break lasts any more, there is nothing to do. */
    public Pulse endBreak(ScriptRef ref, EntryRef owner) {
        Script script = lockOwn(ref, owner);
        script.endBreak(clock.instant(), candidate(script));
        book(script);
        presence.heard(ref);
        return pulseOf(script);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    /** Hands answers over; what the outcome names as saved is on disk. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public CompletableFuture<SaveOutcome> giveAnswers(ScriptRef ref, EntryRef owner, List<GivenAnswer> answers) {
        return desk.give(ref, owner, holder.place(), answers);
    }

    /** The candidate hands in. Handing in twice gives the same receipt. */
    public Receipt handIn(ScriptRef ref, EntryRef owner) {
        Script script = lockOwn(ref, owner);
        if (script.getState().isBefore(ScriptState.WRITING)) {
            throw Refusal.of("not-started").asException();
        }
        if (script.getState() == ScriptState.WRITING) {
            Instant now = clock.instant();
            boolean late = script.stillSince(now).isEmpty()
                    && now.isAfter(script.endsAt(now).orElseThrow());
            close(script, late ? HandedInBy.CLOCK : HandedInBy.CANDIDATE);
        }
        return receiptOf(script);
    }

    void close(Script script, HandedInBy by) {
        JournalRow last = script.handIn(by, clock.instant());
        book(script);
        em.persist(last);
        em.flush(); // before those who observe the event read the script
        handedIn.fire(new ScriptHandedIn(script.ref()));
    }

    /** Stores the rows of the journal and the lines of the ledger that a script's verbs have made. */
    void book(Script script) {
        Script.Unbooked unbooked = script.unbooked();
        unbooked.rows().forEach(em::persist);
        for (Grant grant : unbooked.grants()) {
            em.persist(new TimeEntry(Reference.fresh(clock), script.ref(), grant));
        }
    }

    private static Receipt receiptOf(Script script) {
        return new Receipt(
                script.receipt(), script.getAnswered(), script.handedInAt().orElseThrow());
    }

    public Optional<Receipt> receipt(ScriptRef ref, EntryRef owner) {
        return own(ref, owner)
                .filter(script -> script.getState() == ScriptState.HANDED_IN)
                .map(Scripts::receiptOf);
    }

    /** Scripts whose time, with the grace for answers on their way, is over. */
    public List<ScriptRef> overdue() {
        return em.createQuery(
                        "select s.id from Script s where s.state = :writing and s.pausedAt is null and s.endsAt < :limit"
                                + " order by s.endsAt",
                        String.class)
                .setParameter("writing", ScriptState.WRITING)
                .setParameter("limit", clock.instant().minus(Script.GRACE))
                .setMaxResults(1_000)
                .getResultStream()
                .map(ScriptRef::new)
                .toList();
    }

    /** Scripts whose rest break is used up, and whose clocks run on since. */
    public List<ScriptRef> restedOut() {
        return em.createQuery(
                        "select s.id from Script s where s.state = :writing and s.breakUntil <= :now", String.class)
                .setParameter("writing", ScriptState.WRITING)
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(ScriptRef::new)
                .toList();
    }

    /** Enters a break that is used up in the books, so that the time can be seen to end. */
    public void settle(ScriptRef ref) {
        Script script = em.find(Script.class, ref.value(), LockModeType.PESSIMISTIC_WRITE);
        if (script != null) {
            script.settle(clock.instant());
            book(script);
        }
    }

    /** Closes a script whose time is over, unless it has been given time or was closed meanwhile. */
    public boolean closeIfOverdue(ScriptRef ref) {
        Script script = em.find(Script.class, ref.value(), LockModeType.PESSIMISTIC_WRITE);
        boolean overdue = script != null
                && script.getState() == ScriptState.WRITING
                && !script.isPaused()
                && script.endsAt().orElseThrow().isBefore(clock.instant().minus(Script.GRACE));
        if (overdue) {
            close(script, HandedInBy.CLOCK);
        }
        return overdue;
    }

    /** A closed script, for those who mark it. */
    public HandedInScript handedIn(ScriptRef ref) {
        Script script = em.find(Script.class, ref.value());
        if (script == null || script.getState() != ScriptState.HANDED_IN) {
            throw Refusal.of("not-handed-in").asException();
        }
        SortedMap<Integer, Response> responses = new TreeMap<>();
        for (CurrentAnswer answer : answers(ref)) {
            if (!answer.response().isNone()) {
                responses.put(answer.position(), answer.response());
            }
        }
        return new HandedInScript(
                ref,
                script.entry(),
                script.candidate(),
                script.sitting(),
                script.paper(),
                script.startedAt().orElseThrow(),
                script.handedInAt().orElseThrow(),
                responses);
    }

    /** The scripts of a sitting, in the order of their keys. */
    public List<Script> at(SittingRef sitting) {
        return em.createQuery("select s from Script s where s.sittingId = :sitting order by s.id", Script.class)
                .setParameter("sitting", sitting.value())
                .getResultList();
    }
}
