package org.examhall.result;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.bank.Mark;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.marking.Ruling;
import org.examhall.sitting.ScriptRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a ruling about an item does to one result: how it was, and how it is then. A result that has been released waits
 * for a second person, because others rely on it; until that person agrees, result and marks stay as they were. The
 * record stays with the script, whatever becomes of the result later.
 */
@Entity
@Table(name = "result_amendment")
@NullUnmarked // JPA fills the fields
public class Amendment {

    /** How far it has come. */
    public enum State {
        /** A second person has to agree. */
        WAITING,
        /** The result is amended. */
        DONE,
        /** The second person did not agree: the result stays as it was. */
        DECLINED
    }

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "result_id")
    private String resultId;

    @Column(name = "ruling_id")
    private String rulingId;

    @Enumerated(EnumType.STRING)
    @Column(name = "was_state")
    private Result.State wasState;

    @Column(name = "was_marks")
    private BigDecimal wasMarks;

    @Column(name = "was_possible")
    private BigDecimal wasPossible;

    @Enumerated(EnumType.STRING)
    @Column(name = "was_grade")
    private Grade wasGrade;

    @Column(name = "now_marks")
    private BigDecimal nowMarks;

    @Column(name = "now_possible")
    private BigDecimal nowPossible;

    @Enumerated(EnumType.STRING)
    @Column(name = "now_grade")
    private Grade nowGrade;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Column(name = "settled_by_name")
    private String settledByName;

    @Version
    private long version;

    Amendment() {}

    /** Takes the result as it stands before it is amended. */
    Amendment(Ruling ruling, Result result, Mark after, Actor by, Clock clock) {
        this.id = Reference.fresh(clock);
        this.scriptId = result.script().value();
        this.resultId = result.getId();
        this.rulingId = ruling.getId();
        this.wasState = result.getState();
        this.wasMarks = result.score().marks();
        this.wasPossible = result.score().possible();
        this.wasGrade = result.getGrade();
        this.state = State.WAITING;
        this.proposedAt = clock.instant();
        this.proposedBy = by.id();
        foresee(result, after);
    }

    private void foresee(Result result, Mark after) {
        Score score = new Score(after.earned(), after.possible());
        nowMarks = score.marks();
        nowPossible = score.possible();
        nowGrade = score.gradeBy(result.getPassMark());
    }

    /** The result is amended now. */
    void done(Result result, Mark after, Actor by, Instant now) {
        foresee(result, after);
        state = State.DONE;
        settledAt = now;
        settledByName = by.name();
    }

    void decline(Actor by, Instant now) {
        state = State.DECLINED;
        settledAt = now;
        settledByName = by.name();
    }

    /** Why this person does not settle it; empty if they may. */
    Optional<Refusal> objection(Actor by) {
        if (state != State.WAITING) {
            return Optional.of(Refusal.of("amendment-settled"));
        }
        return by.id().equals(proposedBy) ? Optional.of(Refusal.of("amendment-own")) : Optional.empty();
    }

    public String getId() {
        return id;
    }

    /** The script stays, also where its result is determined anew. */
    public ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    ResultRef result() {
        return new ResultRef(resultId);
    }

    /** Whether the amended result is there no more: its script was opened or marked again after that. */
    public boolean isOvertaken() {
        return resultId == null;
    }

    String rulingId() {
        return rulingId;
    }

    /** How far the result had come. */
    public Result.State getWasState() {
        return wasState;
    }

    public Score was() {
        return new Score(wasMarks, wasPossible);
    }

    public Grade getWasGrade() {
        return wasGrade;
    }

    public Score now() {
        return new Score(nowMarks, nowPossible);
    }

    public Grade getNowGrade() {
        return nowGrade;
    }

    public boolean isGradeChanged() {
        return wasGrade != nowGrade;
    }

    public State getState() {
        return state;
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    public Instant getProposedAt() {
        return proposedAt;
    }

    /** When it was agreed to or declined; empty while it waits. */
    public Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }

    public Optional<String> settledByName() {
        return Optional.ofNullable(settledByName);
    }
}
