package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.bank.PaperRef;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * What one candidate writes at one sitting. The candidate signs in, confirms and is admitted; when called, opens the
 * paper, which starts the clock; answers, while the clock may be paused and time may be added; and hands in, or is
 * closed by the clock or the invigilator. From then on nothing changes but what arrived late and counts after all,
 * unless it was closed by mistake and is opened again.
 *
 * <p>The clock is here and nowhere else: {@code endsAt} is the start plus the time ledger. Whatever moves it makes a
 * line of the ledger and a row of the journal with the same time, person and reason; who calls such a verb stores them
 * by {@link Scripts#book} in the same transaction. The answers and their journal are appended by {@link AnswerDesk},
 * which moves this row's version on, as every change here does; whoever holds an older version has to read again.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Script {

    /** How long after the end an answer that was on its way is still taken. */
    static final Duration GRACE = Duration.ofSeconds(15);

    /** With less time than this nobody is sent back to a paper. */
    static final Duration LEAST_REOPENED = Duration.ofMinutes(1);

    @Id
    private String id;

    @Column(name = "entry_id")
    private String entryId;

    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "candidate_id")
    private String candidateId;

    @Column(name = "paper_id")
    private String paperId;

    private int questions;

    @Enumerated(EnumType.STRING)
    private ScriptState state;

    private int seat;

    @Column(name = "allowance_millis")
    private long allowanceMillis;

    @Column(name = "rules_version")
    private String rulesVersion;

    @Column(name = "ready_at")
    private Instant readyAt;

    /** Since when the invigilator does not admit the candidate; null unless it is so now. */
    @Column(name = "refused_at")
    private Instant refusedAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "paused_at")
    private Instant pausedAt;

    /** When an evacuation stopped this clock or took the call back; null for what it found standing. */
    @Column(name = "evacuated_at")
    private Instant evacuatedAt;

    /** All the time of rest breaks that the entry's arrangement grants. */
    @Column(name = "break_millis")
    private long breakMillis;

    @Column(name = "break_used_millis")
    private long breakUsedMillis;

    /** While the candidate takes a rest break: when the arrangement is used up, and the clock runs on by itself. */
    @Column(name = "break_until")
    private Instant breakUntil;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "handed_in_at")
    private Instant handedInAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "handed_in_by")
    private HandedInBy handedInBy;

    private int answered;

    @Column(name = "last_saved_at")
    private Instant lastSavedAt;

    @Column(name = "journal_length")
    private int journalLength;

    @Column(name = "chain_head")
    private String chainHead;

    private int held;

    @Column(name = "signed_in_again")
    private int signedInAgain;

    @Column(name = "signed_in_again_at")
    private Instant signedInAgainAt;

    @Column(name = "signed_in_again_seen")
    private int signedInAgainSeen;

    /** How many messages the candidate has not confirmed. */
    private int unread;

    /** At which of the candidate's computers this is written, from 1 on; 0 before the first sign-in. */
    private int place;

    @Column(name = "moved_at")
    private Instant movedAt;

    @Column(name = "move_until")
    private Instant moveUntil;

    /** How many answers came from an earlier computer when the candidate sat at another already. */
    @Column(name = "came_after")
    private int cameAfter;

    @Column(name = "identity_checked_at")
    private Instant identityCheckedAt;

    @Column(name = "identity_checked_by")
    private String identityCheckedBy;

    @Column(name = "system_check")
    private String systemCheck;

    /** Since when it is locked, because its browser could not show that it is the right one. */
    @Column(name = "locked_at")
    private Instant lockedAt;

    /** From when on no browser has to show anything. */
    @Column(name = "waived_at")
    private Instant waivedAt;

    @Version
    private long version;

    /** What verbs have made and nobody has stored yet; null if there is nothing. */
    @Transient
    private List<JournalRow> rows;

    @Transient
    private List<Grant> grants;

    Script() {}

    Script(ScriptRef ref, Entry entry, PaperRef paper, int questions) {
        this.id = ref.value();
        this.entryId = entry.getId();
        this.sittingId = entry.sitting().value();
        this.candidateId = entry.candidate().value();
        this.paperId = paper.value();
        this.questions = questions;
        this.state = ScriptState.EXPECTED;
        this.allowanceMillis = entry.base().plus(entry.extra()).toMillis();
        this.breakMillis = Duration.ofMinutes(entry.needs().breakMinutes()).toMillis();
        this.chainHead = JournalRow.ROOT;
    }

    /**
     * The candidate has signed in. With a seat taken already, and the checks done in it, this is somebody at a second
     * window: it is let in, since computers fail, and counted, since it may be somebody else. After the hand-in
     * candidates come back for their receipts and results; that is no news.
     *
     * @param seated whether somebody holds a seat of this script
     */
    void arrive(boolean seated, Instant now) {
        if (state == ScriptState.EXPECTED) {
            state = ScriptState.PRESENT;
        }
        if (seated && !state.isBefore(ScriptState.READY) && state.isBefore(ScriptState.HANDED_IN)) {
            signedInAgain++;
            signedInAgainAt = now;
        }
    }

    /** For how long after the invigilator's word the next sign-in is let in without a question. */
    static final Duration LET_MOVE = Duration.ofMinutes(10);

    /**
     * For how long after a move answers of the earlier computer count by themselves; later ones are held for review.
     */
    static final Duration LAST_WORDS = Duration.ofMinutes(10);

    /**
     * What becomes of somebody who signs in now. Until the candidate is ready, the newer sign-in is the right one. From
     * then on a seat that is held is moved by the invigilator alone. After the hand-in candidates come back for their
     * receipts, from wherever they are.
     *
     * @param held whether somebody holds the seat at the present computer
     */
    Entrance entrance(boolean held, Instant now) {
        if (state == ScriptState.HANDED_IN) {
            return Entrance.STAYS;
        }
        boolean free = !held || state.isBefore(ScriptState.READY);
        return free || isMoveLet(now) ? Entrance.MOVES : Entrance.ASKS;
    }

    /**
     * The candidate sits down at another computer, or at the first: seats at earlier ones have ended.
     *
     * @return the number of the new place
     */
    int move(Instant now) {
        if (place > 0) {
            movedAt = now;
        }
        moveUntil = null;
        return ++place;
    }

    /** The invigilator lets the candidate sign in at another computer, for a while. */
    Optional<Refusal> letMove(Instant now) {
        if (state.isBefore(ScriptState.READY)) {
            return Optional.of(Refusal.of("move-needs-no-leave"));
        }
        if (state == ScriptState.HANDED_IN) {
            return Optional.of(Refusal.of("handed-in-already"));
        }
        moveUntil = now.plus(LET_MOVE);
        return Optional.empty();
    }

    private boolean isMoveLet(Instant now) {
        return moveUntil != null && !now.isAfter(moveUntil);
    }

    /** Whether the candidate has gone on from this place to another computer. */
    boolean hasLeft(int earlier) {
        return earlier < place;
    }

    /** The invigilator has looked at so many sign-ins; one that came meanwhile is not among them. */
    void seen(int times) {
        signedInAgainSeen = Math.max(signedInAgainSeen, Math.min(times, signedInAgain));
    }

    /** The candidate has confirmed name and paper and accepted the rules in the version that was shown. */
    void declareReady(String rules, Instant now) {
        if (state.isBefore(ScriptState.READY)) {
            state = ScriptState.READY;
            rulesVersion = rules;
            readyAt = now;
        }
    }

    /** The invigilator has checked who sits there. */
    Optional<Refusal> admit() {
        if (state.isBefore(ScriptState.READY)) {
            return Optional.of(Refusal.of("candidate-not-ready"));
        }
        if (state != ScriptState.READY) {
            return Optional.of(Refusal.of("admitted-already"));
        }
        state = ScriptState.ADMITTED;
        refusedAt = null;
        return Optional.empty();
    }

    /**
     * The invigilator does not admit the candidate, or takes the admission back. It is no last word: {@link #admit} is,
     * as soon as what was wrong has been settled.
     */
    Optional<Refusal> refuse(Instant now) {
        if (state == ScriptState.HANDED_IN) {
            return Optional.of(Refusal.of("handed-in-already"));
        }
        if (!state.isBefore(ScriptState.CALLED)) {
            return Optional.of(Refusal.of("started-already"));
        }
        if (refusedAt != null) {
            return Optional.of(Refusal.of("refused-already"));
        }
        if (state == ScriptState.ADMITTED) {
            state = ScriptState.READY;
            evacuatedAt = null;
        }
        refusedAt = now;
        return Optional.empty();
    }

    /** The same, with who has checked it. */
    Optional<Refusal> admit(Actor by, Instant now) {
        Optional<Refusal> refusal = admit();
        if (refusal.isEmpty()) {
            identityCheckedAt = now;
            identityCheckedBy = by.name();
        }
        return refusal;
    }

    /** What the computer at which the candidate checks in has found out about itself. */
    void check(SystemCheck check) {
        systemCheck = check.canonical();
    }

    /** Takes another paper, if nobody can have seen the one that it has; whether it did. */
    boolean exchange(PaperRef paper) {
        if (!state.isBefore(ScriptState.CALLED)) {
            return false;
        }
        paperId = paper.value();
        return true;
    }

    /** The candidate may open the paper. */
    Optional<Refusal> call() {
        if (state.isBefore(ScriptState.ADMITTED)) {
            return Optional.of(Refusal.of("candidate-not-admitted"));
        }
        if (state != ScriptState.ADMITTED) {
            return Optional.of(Refusal.of("started-already"));
        }
        state = ScriptState.CALLED;
        return Optional.empty();
    }

    /** Takes the call back, if the paper has not been shown yet. */
    boolean recall() {
        if (state != ScriptState.CALLED) {
            return false;
        }
        state = ScriptState.ADMITTED;
        return true;
    }

    /** The paper is shown for the first time: the clock starts. */
    JournalRow begin(Instant now) {
        if (state != ScriptState.CALLED) {
            throw new IllegalStateException("not called");
        }
        state = ScriptState.WRITING;
        startedAt = now;
        endsAt = now.plusMillis(allowanceMillis);
        return append(
                JournalKind.STARTED,
                Note.empty().with("allowance", allowanceMillis).with("breaks", breakMillis),
                now);
    }

    /** Stops the clock. A rest break ends with it, and what is left of it is there for later. */
    Optional<Refusal> pause(Instant now, Actor by, String why) {
        if (state != ScriptState.WRITING) {
            return Optional.of(Refusal.of("candidate-not-writing"));
        }
        settle(now);
        if (pausedAt != null && breakUntil == null) {
            return Optional.of(Refusal.of("paused-already"));
        }
        if (pausedAt == null && now.isAfter(endsAt)) {
            return Optional.of(Refusal.of("time-has-ended"));
        }
        if (breakUntil != null) {
            leaveBreak(now, now, by, why);
        }
        pausedAt = now;
        note(JournalKind.PAUSED, Note.empty(), now, by, why);
        return Optional.empty();
    }

    /**
     * Lets a stopped clock run on, whether it stood for a pause or for a rest break.
     *
     * @return how long it stood still, which is in the ledger now; empty if it was not stopped
     */
    Optional<Duration> resume(Instant now, Actor by, String why) {
        settle(now);
        if (pausedAt == null) {
            return Optional.empty();
        }
        evacuatedAt = null;
        if (breakUntil != null) {
            return Optional.of(leaveBreak(now, now, by, why));
        }
        Duration stood = between(pausedAt, now);
        pausedAt = null;
        grant(JournalKind.RESUMED, TimeKind.PAUSE, stood, now, by, why);
        return Optional.of(stood);
    }

    /**
     * The room is left: a running clock stops, and who was called but has not opened the paper waits again. Both are
     * remembered, so that {@link #goOn} moves these and nobody else.
     *
     * @return whether there was anything to stop
     */
    boolean evacuate(Instant now, Actor by, String why) {
        if (!recall() && pause(now, by, why).isPresent()) {
            return false;
        }
        evacuatedAt = now;
        return true;
    }

    /**
     * The room is back: what {@link #evacuate} stopped goes on; a clock that was stopped before stays stopped.
     *
     * @return how long the clock stood still, which is in the ledger now, and zero if it had not started; empty if the
     *     evacuation did not stop it
     */
    Optional<Duration> goOn(Instant now, Actor by, String why) {
        if (evacuatedAt == null) {
            return Optional.empty();
        }
        evacuatedAt = null;
        if (state == ScriptState.ADMITTED) {
            state = ScriptState.CALLED;
        }
        return Optional.of(resume(now, by, why).orElse(Duration.ZERO));
    }

    /**
     * The candidate rests: the clock stands still for as long as the arrangement has left, and then runs on by itself,
     * whether anybody is there or not. Asking twice begins one break.
     */
    Optional<Refusal> takeBreak(Instant now, Actor by) {
        if (state != ScriptState.WRITING) {
            return Optional.of(Refusal.of("candidate-not-writing"));
        }
        settle(now);
        if (breakUntil != null) {
            return Optional.empty();
        }
        if (breakMillis == 0) {
            return Optional.of(Refusal.of("break-not-granted"));
        }
        if (pausedAt != null) {
            return Optional.of(Refusal.of("paused-already"));
        }
        if (now.isAfter(endsAt)) {
            return Optional.of(Refusal.of("time-has-ended"));
        }
        if (breakUsedMillis >= breakMillis) {
            return Optional.of(
                    Refusal.of("break-used-up", Duration.ofMillis(breakMillis).toMinutes()));
        }
        pausedAt = now;
        breakUntil = now.plusMillis(breakMillis - breakUsedMillis);
        note(JournalKind.BREAK_BEGUN, Note.empty().with("until", breakUntil.toEpochMilli()), now, by, "");
        return Optional.empty();
    }

    /** The candidate goes on before the break is used up; a pause is not the candidate's to end. */
    void endBreak(Instant now, Actor by) {
        settle(now);
        if (breakUntil != null) {
            leaveBreak(now, now, by, "");
        }
    }

    /** Closes a break that is used up; until then the times here are as if it lasted. */
    void settle(Instant now) {
        if (breakUntil != null && !now.isBefore(breakUntil)) {
            leaveBreak(breakUntil, now, Actor.SYSTEM, "");
        }
    }

    private Duration leaveBreak(Instant end, Instant now, Actor by, String why) {
        Duration rested = between(pausedAt, end);
        breakUsedMillis += rested.toMillis();
        pausedAt = null;
        breakUntil = null;
        grant(JournalKind.BREAK_ENDED, TimeKind.BREAK, rested, now, by, why);
        return rested;
    }

    /** Gives more time, before the start too. */
    Optional<Refusal> add(Duration time, Instant now, Actor by, String why, String request) {
        if (state == ScriptState.HANDED_IN) {
            return Optional.of(Refusal.of("handed-in-already"));
        }
        if (startedAt == null) {
            // The journal begins with the start, and tells the sum of what was given before.
            allow(new Grant(TimeKind.ADDITION, time, now, by, why, request));
        } else {
            settle(now);
            grant(JournalKind.TIME_ADDED, new Grant(TimeKind.ADDITION, time, now, by, why, request));
        }
        return Optional.empty();
    }

    /** Gives back time in which the candidate could not work. */
    Optional<Refusal> giveBack(Duration lost, Instant now, Actor by, String why) {
        if (state == ScriptState.HANDED_IN) {
            return Optional.of(Refusal.of("handed-in-already"));
        }
        if (state != ScriptState.WRITING) {
            return Optional.of(Refusal.of("candidate-not-writing"));
        }
        settle(now);
        grant(JournalKind.GIVEN_BACK, TimeKind.GIVE_BACK, lost, now, by, why);
        return Optional.empty();
    }

    /**
     * Opens a script that was closed by mistake. The candidate has the time that was left when it was closed, or more
     * if so much is granted; never less.
     *
     * @param atLeast how much time there has to be, zero for what was left
     */
    Optional<Refusal> reopen(Duration atLeast, Instant now, Actor by, String why) {
        if (state != ScriptState.HANDED_IN) {
            return Optional.of(Refusal.of("not-handed-in"));
        }
        Duration left = between(handedInAt, endsAt);
        Duration wanted = left.compareTo(atLeast) < 0 ? atLeast : left;
        if (wanted.compareTo(LEAST_REOPENED) < 0) {
            return Optional.of(Refusal.of("reopen-no-time"));
        }
        state = ScriptState.WRITING;
        handedInAt = null;
        handedInBy = null;
        evacuatedAt = null;
        grant(JournalKind.REOPENED, TimeKind.REOPENING, between(endsAt, now.plus(wanted)), now, by, why);
        return Optional.empty();
    }

    /** The time between two moments; none if the clock of the server was put back in between. */
    private static Duration between(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    private void grant(JournalKind kind, TimeKind why, Duration time, Instant now, Actor by, String reason) {
        grant(kind, new Grant(why, time, now, by, reason, null));
    }

    private void grant(JournalKind kind, Grant grant) {
        allow(grant);
        note(kind, Note.empty().with("given", grant.time().toMillis()), grant.at(), grant.by(), grant.why());
    }

    private void allow(Grant grant) {
        allowanceMillis += grant.time().toMillis();
        if (endsAt != null) {
            endsAt = endsAt.plus(grant.time());
        }
        if (grants == null) {
            grants = new ArrayList<>();
        }
        grants.add(grant);
    }

    private void note(JournalKind kind, Note note, Instant now, Actor by, String why) {
        if (rows == null) {
            rows = new ArrayList<>();
        }
        rows.add(append(kind, note.with("by", by.name()).with("why", why), now));
    }

    /** Rows of the journal and lines of the ledger that have to be stored. */
    record Unbooked(List<JournalRow> rows, List<Grant> grants) {}

    /** What verbs have made since this was asked last. */
    Unbooked unbooked() {
        Unbooked unbooked = new Unbooked(rows == null ? List.of() : rows, grants == null ? List.of() : grants);
        rows = null;
        grants = null;
        return unbooked;
    }

    /** A clock that moves without its journal would be a broken proof, found much later. */
    @PreUpdate
    void requireBooked() {
        if (rows != null || grants != null) {
            throw new IllegalStateException("what changed the clock was not booked");
        }
    }

    /** A message is on its way; only the window with the paper shows it. */
    Optional<Refusal> tell() {
        if (state != ScriptState.CALLED && state != ScriptState.WRITING) {
            return Optional.of(Refusal.of("candidate-not-writing"));
        }
        unread++;
        return Optional.empty();
    }

    /**
     * Something asked in this script's name that is not the browser of the sitting. The clock runs on; answers are
     * neither lost nor taken from there until the invigilator has looked.
     *
     * @return whether this locked it; false if it was locked already, or nobody writes, or no browser is asked for
     */
    boolean lock(Instant now) {
        if (state != ScriptState.WRITING || lockedAt != null || waivedAt != null) {
            return false;
        }
        lockedAt = now;
        return true;
    }

    /**
     * The invigilator has looked and lets the candidate go on.
     *
     * @param waive whether this candidate may go on in any browser
     */
    Optional<Refusal> unlock(boolean waive, Instant now) {
        if (lockedAt == null) {
            return Optional.of(Refusal.of("not-locked"));
        }
        lockedAt = null;
        waivedAt = waive ? now : null;
        return Optional.empty();
    }

    /** A message has been read. */
    void read() {
        unread = Math.max(0, unread - 1);
    }

    /**
     * Closes the script and its journal. A clock that still stood is let go first, so that the ledger accounts for it.
     */
    JournalRow handIn(HandedInBy by, Instant now) {
        if (state != ScriptState.WRITING) {
            throw new IllegalStateException("not writing");
        }
        resume(now, Actor.SYSTEM, "");
        state = ScriptState.HANDED_IN;
        handedInAt = now;
        handedInBy = by;
        return append(JournalKind.HANDED_IN, by.name(), now);
    }

    /**
     * When an answer was too late: after the end of the time, or after the script was closed if somebody closed it
     * before.
     */
    public Instant lateFrom() {
        boolean closedEarly = handedInAt != null && handedInBy != HandedInBy.CLOCK && handedInAt.isBefore(endsAt);
        return closedEarly ? handedInAt : endsAt;
    }

    /** An answer has arrived late and waits for a person. */
    void hold() {
        held++;
    }

    /** An answer that was held waits no more. */
    void release() {
        held = Math.max(0, held - 1);
    }

    /**
     * An answer that was held counts, behind the row that closed the journal if it is closed.
     *
     * @param was whether its question was answered before
     */
    JournalRow count(Scripts.CurrentAnswer answer, boolean was, Instant now) {
        answered += (answer.response().isNone() ? 0 : 1) - (was ? 1 : 0);
        release();
        JournalRow row = new JournalRow(
                id,
                journalLength + 1,
                JournalKind.LATE_ANSWER,
                answer.position(),
                answer.revision(),
                answer.response().json(),
                now,
                chainHead);
        journalLength = row.getSeq();
        chainHead = row.getHash();
        return row;
    }

    /** This window becomes the one in which the candidate writes; others see a newer number and stop. */
    int takeSeat() {
        return ++seat;
    }

    private JournalRow append(JournalKind kind, Note note, Instant now) {
        return append(kind, note.text(), now);
    }

    private JournalRow append(JournalKind kind, String what, Instant now) {
        JournalRow row = new JournalRow(id, journalLength + 1, kind, 0, 0, what, now, chainHead);
        journalLength = row.getSeq();
        chainHead = row.getHash();
        return row;
    }

    public ScriptRef ref() {
        return new ScriptRef(id);
    }

    public String getId() {
        return id;
    }

    public EntryRef entry() {
        return new EntryRef(entryId);
    }

    public SittingRef sitting() {
        return new SittingRef(sittingId);
    }

    public CandidateRef candidate() {
        return new CandidateRef(candidateId);
    }

    public PaperRef paper() {
        return new PaperRef(paperId);
    }

    public int getQuestions() {
        return questions;
    }

    public ScriptState getState() {
        return state;
    }

    public int getSeat() {
        return seat;
    }

    /** All the time the candidate has: base, extra, additions and pauses that have ended. */
    public Duration allowance() {
        return Duration.ofMillis(allowanceMillis);
    }

    public boolean isPaused() {
        return pausedAt != null && state == ScriptState.WRITING;
    }

    /** Whether an evacuation stopped it and it has not gone on yet. */
    public boolean isEvacuated() {
        return evacuatedAt != null && state != ScriptState.HANDED_IN;
    }

    public Optional<Instant> pausedAt() {
        return Optional.ofNullable(pausedAt);
    }

    /** Since when the clock stands still at this moment; a break that is used up holds it no longer. */
    public Optional<Instant> stillSince(Instant now) {
        return isPaused() && !isRestedOut(now) ? Optional.of(pausedAt) : Optional.empty();
    }

    /** When the time ends, seen from this moment: after a break that is used up but not closed yet, later by it. */
    public Optional<Instant> endsAt(Instant now) {
        return isRestedOut(now) ? Optional.of(endsAt.plus(between(pausedAt, breakUntil))) : endsAt();
    }

    private boolean isRestedOut(Instant now) {
        return breakUntil != null && !now.isBefore(breakUntil);
    }

    /** When the rest break that lasts at this moment is used up. */
    public Optional<Instant> breakUntil(Instant now) {
        return Optional.ofNullable(breakUntil).filter(until -> now.isBefore(until));
    }

    /** All the time of rest breaks that the arrangement grants; zero without one. */
    public Duration breakGranted() {
        return Duration.ofMillis(breakMillis);
    }

    /** How much of it is left at this moment. */
    public Duration breakLeft(Instant now) {
        Duration left = Duration.ofMillis(breakMillis - breakUsedMillis);
        return breakUntil == null ? left : between(now, breakUntil);
    }

    /** When the candidate confirmed name and paper and accepted the rules. */
    public Optional<Instant> readyAt() {
        return Optional.ofNullable(readyAt);
    }

    /** Since when the invigilator does not admit the candidate, if it is so. */
    public Optional<Instant> refusedAt() {
        return Optional.ofNullable(refusedAt);
    }

    public boolean isRefused() {
        return refusedAt != null;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /** When the time ends; while the clock is stopped, when it would end if it ran on now is later by the pause. */
    public Optional<Instant> endsAt() {
        return Optional.ofNullable(endsAt);
    }

    public Optional<Instant> handedInAt() {
        return Optional.ofNullable(handedInAt);
    }

    public Optional<HandedInBy> handedInBy() {
        return Optional.ofNullable(handedInBy);
    }

    public int getAnswered() {
        return answered;
    }

    public Optional<Instant> lastSavedAt() {
        return Optional.ofNullable(lastSavedAt);
    }

    public int getJournalLength() {
        return journalLength;
    }

    public int getHeld() {
        return held;
    }

    /** How often somebody has signed in although a seat was taken. */
    public int getSignedInAgain() {
        return signedInAgain;
    }

    public Optional<Instant> signedInAgainAt() {
        return Optional.ofNullable(signedInAgainAt);
    }

    /** How many of these sign-ins the invigilator has looked at. */
    public int getSignedInAgainSeen() {
        return signedInAgainSeen;
    }

    public int getUnread() {
        return unread;
    }

    int getPlace() {
        return place;
    }

    /** When the candidate sat down at the present computer, if it is not the first. */
    public Optional<Instant> movedAt() {
        return Optional.ofNullable(movedAt);
    }

    /** Until when the next sign-in is let in without a question, if the invigilator has said so. */
    Optional<Instant> moveUntil() {
        return Optional.ofNullable(moveUntil);
    }

    public int getCameAfter() {
        return cameAfter;
    }

    public Optional<Instant> identityCheckedAt() {
        return Optional.ofNullable(identityCheckedAt);
    }

    public Optional<String> identityCheckedBy() {
        return Optional.ofNullable(identityCheckedBy);
    }

    /** The version of the rules that the candidate accepted. */
    public Optional<String> rulesVersion() {
        return Optional.ofNullable(rulesVersion);
    }

    public SystemCheck systemCheck() {
        return SystemCheck.parse(systemCheck == null ? "" : systemCheck);
    }

    /** Since when it is locked, if it is; what has been handed in is not locked any more. */
    public Optional<Instant> lockedAt() {
        return Optional.ofNullable(lockedAt).filter(at -> state == ScriptState.WRITING);
    }

    /** Whether the invigilator lets this candidate write in any browser. */
    public boolean isWaived() {
        return waivedAt != null;
    }

    /** The code on the candidate's receipt: the first 80 bits of the hash that closes the journal. */
    public String receipt() {
        return Receipt.code(chainHead);
    }
}
