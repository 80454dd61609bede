package org.examhall.marking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.bank.Sheet;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.HandedInScript;
import org.examhall.sitting.ScriptRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * An answer that a person has to mark. It waits from the moment its script is handed in; a marker takes it in a bundle
 * and gives it a mark; of some a second marker does the same without knowing of the first; where the two differ, or one
 * of them asks for it, a moderator decides; then it is settled. Whoever looks at it knows the answer and not the
 * candidate. If the script is taken back, so is this; if it has to be marked again, another takes its place.
 */
@Entity
@Table(name = "answer_to_mark")
@NullUnmarked // JPA fills the fields
public class AnswerToMark {

    /** What the answer waits for. */
    public enum State {
        FIRST,
        SECOND,
        MODERATOR,
        SETTLED
    }

    /** Whether it counts: not if its script was taken back, nor if it is marked again. */
    public enum Standing {
        CURRENT,
        TAKEN_BACK,
        REPLACED
    }

    /** Why a second person marks it. */
    public enum Doubled {
        NOT,
        SAMPLE,
        BORDER
    }

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "item_position")
    private int position;

    private int turn;

    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "candidate_id")
    private String candidateId;

    private String blueprint;

    @Column(name = "item_version_id")
    private String itemVersion;

    private BigDecimal possible;

    @Column(name = "response_digest")
    private String responseDigest;

    private int lot;

    @Enumerated(EnumType.STRING)
    @Column(name = "double_marked")
    private Doubled doubled;

    @Column(name = "why_again")
    private String whyAgain;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "first_by")
    private String firstBy;

    @Column(name = "first_marks")
    private BigDecimal firstMarks;

    @Column(name = "second_by")
    private String secondBy;

    @Column(name = "second_marks")
    private BigDecimal secondMarks;

    @Column(name = "moderated_by")
    private String moderatedBy;

    private BigDecimal marks;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Column(name = "bundle_id")
    private String bundle;

    @Column(name = "looked_at")
    private Instant lookedAt;

    @Version
    private long version;

    AnswerToMark() {}

    /** An answer of a script that was just handed in. */
    AnswerToMark(
            String id,
            HandedInScript script,
            Sheet.Question question,
            String blueprint,
            int turn,
            SecondMarking rule,
            Instant now) {
        this.id = id;
        this.scriptId = script.ref().value();
        this.position = question.position();
        this.turn = turn;
        this.sittingId = script.sitting().value();
        this.candidateId = script.candidate().value();
        this.blueprint = blueprint;
        this.itemVersion = question.itemVersion();
        this.possible = ForPeople.possible(question);
        this.responseDigest = digest(script, position);
        this.whyAgain = "";
        wait(rule, now);
    }

    private AnswerToMark(String id, AnswerToMark before, String why, SecondMarking rule, Instant now) {
        this.id = id;
        this.scriptId = before.scriptId;
        this.position = before.position;
        this.turn = before.turn + 1;
        this.sittingId = before.sittingId;
        this.candidateId = before.candidateId;
        this.blueprint = before.blueprint;
        this.itemVersion = before.itemVersion;
        this.possible = before.possible;
        this.responseDigest = before.responseDigest;
        this.whyAgain = why;
        wait(rule, now);
    }

    private void wait(SecondMarking rule, Instant now) {
        lot = SecondMarking.lot(id);
        doubled = rule.draws(lot) ? Doubled.SAMPLE : Doubled.NOT;
        standing = Standing.CURRENT;
        state = State.FIRST;
        queuedAt = now;
    }

    private static String digest(HandedInScript script, int position) {
        return Digest.hex(script.answers().get(position).json());
    }

    /** Whether this is the answer that the script has now, so that its marks hold for it. */
    boolean isOf(HandedInScript script) {
        return script.answers().containsKey(position)
                && digest(script, position).equals(responseDigest);
    }

    /** A marker takes it into a bundle. */
    Optional<Refusal> take(Bundle into, MarkerPolicy.Ties ties) {
        if (!isCurrent() || (state != State.FIRST && state != State.SECOND)) {
            return Optional.of(Refusal.of("answer-not-waiting"));
        }
        if (bundle != null) {
            return Optional.of(Refusal.of("answer-held"));
        }
        Optional<Refusal> objection = MarkerPolicy.objection(ties);
        if (objection.isEmpty()) {
            bundle = into.getId();
            lookedAt = null;
        }
        return objection;
    }

    boolean isIn(Bundle other) {
        return other.getId().equals(bundle);
    }

    /** Its marker looks at it. */
    void look(Instant now) {
        if (lookedAt == null) {
            lookedAt = now;
        }
    }

    /** Whole seconds since its marker first looked at it. */
    int secondsSeen(Instant now) {
        return lookedAt == null
                ? 0
                : (int) Math.min(Duration.between(lookedAt, now).toSeconds(), Integer.MAX_VALUE);
    }

    /** In which capacity its marker gives a mark now. */
    GivenMark.Place place() {
        return state == State.FIRST ? GivenMark.Place.FIRST : GivenMark.Place.SECOND;
    }

    /** Nobody holds it any more. */
    void letGo() {
        bundle = null;
        lookedAt = null;
    }

    /** The mark of the marker who held it counts from now on. */
    void count(GivenMark mark, SecondMarking rule, Instant now) {
        letGo();
        if (state == State.FIRST) {
            firstBy = mark.by().value();
            firstMarks = mark.getMarks();
        } else {
            secondBy = mark.by().value();
            secondMarks = mark.getMarks();
        }
        if (mark.isReferred()) {
            state = State.MODERATOR;
        } else if (secondMarks != null) {
            rule.agreed(firstMarks, secondMarks)
                    .ifPresentOrElse(agreed -> settle(agreed, now), () -> state = State.MODERATOR);
        } else if (doubled == Doubled.NOT) {
            settle(firstMarks, now);
        } else {
            state = State.SECOND;
        }
    }

    /** A moderator's mark ends all doubt. */
    Optional<Refusal> decide(GivenMark mark, Instant now) {
        if (!isDisputed()) {
            return Optional.of(Refusal.of("answer-not-disputed"));
        }
        moderatedBy = mark.by().value();
        settle(mark.getMarks(), now);
        return Optional.empty();
    }

    /** Whether a moderator has to decide. */
    boolean isDisputed() {
        return isCurrent() && state == State.MODERATOR;
    }

    private void settle(BigDecimal agreed, Instant now) {
        marks = agreed;
        state = State.SETTLED;
        settledAt = now;
    }

    /**
     * Its script comes close to the pass mark: a second person marks it, unless it has had more than one look already.
     *
     * @return whether it waits again
     */
    boolean doubt() {
        if (state != State.SETTLED || doubled != Doubled.NOT || moderatedBy != null) {
            return false;
        }
        doubled = Doubled.BORDER;
        state = State.SECOND;
        return true;
    }

    /** Its script is open again. */
    void takeBack() {
        letGo();
        standing = Standing.TAKEN_BACK;
    }

    /** Its script was handed in again with the same answer: what has been marked stays marked. */
    void putBack() {
        standing = Standing.CURRENT;
    }

    /** Whether it may be marked again: only what is settled. */
    Optional<Refusal> objectionToAgain() {
        return isCurrent() && isSettled() ? Optional.empty() : Optional.of(Refusal.of("answer-not-settled"));
    }

    /** What takes its place when it is marked again: those who have marked it before do not. */
    AnswerToMark again(String next, String why, SecondMarking rule, Instant now) {
        standing = Standing.REPLACED;
        return new AnswerToMark(next, this, why, rule, now);
    }

    public String getId() {
        return id;
    }

    public ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    /** The question's place in the paper, from 1. */
    public int getPosition() {
        return position;
    }

    /** How often it has been queued: 1, or more if it was marked again. */
    public int getTurn() {
        return turn;
    }

    SittingRef sitting() {
        return new SittingRef(sittingId);
    }

    CandidateRef candidate() {
        return new CandidateRef(candidateId);
    }

    /** Code of the exam. */
    public String getBlueprint() {
        return blueprint;
    }

    public String getItemVersion() {
        return itemVersion;
    }

    public BigDecimal getPossible() {
        return possible;
    }

    public Doubled getDoubled() {
        return doubled;
    }

    /** Why it is marked again; empty the first time. */
    public String getWhyAgain() {
        return whyAgain;
    }

    public Standing getStanding() {
        return standing;
    }

    public boolean isCurrent() {
        return standing == Standing.CURRENT;
    }

    public State getState() {
        return state;
    }

    public boolean isSettled() {
        return state == State.SETTLED;
    }

    Optional<AccountRef> firstBy() {
        return Optional.ofNullable(firstBy).map(AccountRef::new);
    }

    public Optional<BigDecimal> firstMarks() {
        return Optional.ofNullable(firstMarks);
    }

    Optional<AccountRef> secondBy() {
        return Optional.ofNullable(secondBy).map(AccountRef::new);
    }

    public Optional<BigDecimal> secondMarks() {
        return Optional.ofNullable(secondMarks);
    }

    /** What it earns, once it is settled. */
    public Optional<BigDecimal> marks() {
        return Optional.ofNullable(state == State.SETTLED ? marks : null);
    }

    public Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }
}
