package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * closed by the clock or the invigilator. From then on nothing changes.
 *
 * <p>The clock is here and nowhere else: {@code endsAt} is the start plus the time ledger. The answers and their
 * journal are appended by {@link AnswerDesk}, which moves this row's version on, as every change here does; whoever
 * holds an older version has to read again.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Script {

    /** How long after the end an answer that was on its way is still taken. */
    static final Duration GRACE = Duration.ofSeconds(15);

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

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "paused_at")
    private Instant pausedAt;

    /** When an evacuation stopped this clock or took the call back; null for what it found standing. */
    @Column(name = "evacuated_at")
    private Instant evacuatedAt;

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

    /** Since when it is locked, because its browser could not show that it is the right one. */
    @Column(name = "locked_at")
    private Instant lockedAt;

    /** From when on no browser has to show anything. */
    @Column(name = "waived_at")
    private Instant waivedAt;

    @Version
    private long version;

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
        return Optional.empty();
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
        return append(JournalKind.STARTED, "", now);
    }

    Optional<Refusal> pause(Instant now) {
        if (state != ScriptState.WRITING) {
            return Optional.of(Refusal.of("candidate-not-writing"));
        }
        if (pausedAt != null) {
            return Optional.of(Refusal.of("paused-already"));
        }
        if (now.isAfter(endsAt)) {
            return Optional.of(Refusal.of("time-has-ended"));
        }
        pausedAt = now;
        return Optional.empty();
    }

    /**
     * Lets a stopped clock run on.
     *
     * @return how long it stood still, which the caller enters in the ledger; empty if it was not stopped
     */
    Optional<Duration> resume(Instant now) {
        if (pausedAt == null) {
            return Optional.empty();
        }
        Duration stood = Duration.between(pausedAt, now);
        pausedAt = null;
        evacuatedAt = null;
        allow(stood);
        return Optional.of(stood);
    }

    /**
     * The room is left: a running clock stops, and who was called but has not opened the paper waits again. Both are
     * remembered, so that {@link #goOn} moves these and nobody else.
     *
     * @return whether there was anything to stop
     */
    boolean evacuate(Instant now) {
        if (!recall() && pause(now).isPresent()) {
            return false;
        }
        evacuatedAt = now;
        return true;
    }

    /**
     * The room is back: what {@link #evacuate} stopped goes on; a clock that was stopped before stays stopped.
     *
     * @return how long the clock stood still, which the caller enters in the ledger, and zero if it had not started;
     *     empty if the evacuation did not stop it
     */
    Optional<Duration> goOn(Instant now) {
        if (evacuatedAt == null) {
            return Optional.empty();
        }
        evacuatedAt = null;
        if (state == ScriptState.ADMITTED) {
            state = ScriptState.CALLED;
        }
        return Optional.of(resume(now).orElse(Duration.ZERO));
    }

    /** Gives more time; the caller enters it in the ledger. */
    Optional<Refusal> add(Duration time) {
        if (state == ScriptState.HANDED_IN) {
            return Optional.of(Refusal.of("handed-in-already"));
        }
        allow(time);
        return Optional.empty();
    }

    private void allow(Duration time) {
        allowanceMillis += time.toMillis();
        if (endsAt != null) {
            endsAt = endsAt.plus(time);
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

    /** Closes the script and its journal. */
    JournalRow handIn(HandedInBy by, Instant now) {
        if (state != ScriptState.WRITING) {
            throw new IllegalStateException("not writing");
        }
        state = ScriptState.HANDED_IN;
        handedInAt = now;
        handedInBy = by;
        return append(JournalKind.HANDED_IN, by.name(), now);
    }

    /** This window becomes the one in which the candidate writes; others see a newer number and stop. */
    int takeSeat() {
        return ++seat;
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

    /** When the candidate confirmed name and paper and accepted the rules. */
    public Optional<Instant> readyAt() {
        return Optional.ofNullable(readyAt);
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
