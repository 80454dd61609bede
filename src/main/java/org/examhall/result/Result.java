package org.examhall.result;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.bank.Blueprint;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;
import org.examhall.marking.Remark;
import org.examhall.marking.ScriptMarked;
import org.examhall.sitting.HandedInScript;
import org.examhall.sitting.ScriptRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * What came of one script. It is provisional from the moment the script has its marks; a person confirms it, and a
 * person releases it, after which it may go to the awarding body and the pass counts. Unit, level, pass mark and the
 * titles of the outcomes are those of the blueprint from which the paper was drawn, and stay so.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Result {

    /** How far a result has come. */
    public enum State {
        PROVISIONAL,
        CONFIRMED,
        RELEASED
    }

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "entry_id")
    private String entryId;

    @Column(name = "candidate_id")
    private String candidateId;

    @Column(name = "sitting_id")
    private String sittingId;

    private String blueprint;

    @Column(name = "unit_code")
    private String unitCode;

    @Column(name = "unit_level")
    private String unitLevel;

    @Column(name = "pass_mark")
    private int passMark;

    @Column(name = "completed_on")
    private LocalDate completedOn;

    private BigDecimal marks;
    private BigDecimal possible;

    @Enumerated(EnumType.STRING)
    private Grade grade;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "determined_at")
    private Instant determinedAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "confirmed_by")
    private String confirmedBy;

    @Column(name = "released_at")
    private Instant releasedAt;

    @Column(name = "released_by")
    private String releasedBy;

    @Column(name = "amended_at")
    private Instant amendedAt;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "result_outcome", joinColumns = @JoinColumn(name = "result_id"))
    @OrderBy("outcome")
    private List<OutcomeScore> profile = new ArrayList<>();

    @Version
    private long version;

    Result() {}

    /**
     * Determines the result of a marked script.
     *
     * @param blueprint as it was when the paper was drawn
     * @param completedOn the day of the hand-in, where the exam was sat
     */
    Result(ResultRef ref, ScriptMarked marked, Blueprint blueprint, LocalDate completedOn, Instant now) {
        HandedInScript script = marked.script();
        Score score = new Score(
                marked.total().total().earned(), marked.total().total().possible());
        this.id = ref.value();
        this.scriptId = script.ref().value();
        this.entryId = script.entry().value();
        this.candidateId = script.candidate().value();
        this.sittingId = script.sitting().value();
        this.blueprint = blueprint.code();
        this.unitCode = blueprint.unitCode();
        this.unitLevel = blueprint.level();
        this.passMark = blueprint.passMark();
        this.completedOn = completedOn;
        this.marks = score.marks();
        this.possible = score.possible();
        this.grade = score.gradeBy(blueprint.passMark());
        this.state = State.PROVISIONAL;
        this.determinedAt = now;
        this.profile.addAll(OutcomeScore.profile(marked.positions(), blueprint.outcomes()));
    }

    /** A person has looked at the result and found it right. */
    Optional<Refusal> confirm(Actor by, Instant now) {
        if (by.equals(Actor.SYSTEM)) {
            return Optional.of(Refusal.of("result-needs-person"));
        }
        if (state != State.PROVISIONAL) {
            return Optional.of(Refusal.of("result-confirmed-already"));
        }
        state = State.CONFIRMED;
        confirmedAt = now;
        confirmedBy = by.name();
        return Optional.empty();
    }

    /** A person lets the result out: it is final, and goes to the awarding body with the next export. */
    Optional<Refusal> release(Actor by, Instant now) {
        if (by.equals(Actor.SYSTEM)) {
            return Optional.of(Refusal.of("result-needs-person"));
        }
        if (state == State.PROVISIONAL) {
            return Optional.of(Refusal.of("result-not-confirmed"));
        }
        if (state == State.RELEASED) {
            return Optional.of(Refusal.of("result-released-already"));
        }
        state = State.RELEASED;
        releasedAt = now;
        releasedBy = by.name();
        return Optional.empty();
    }

    /**
     * The script was marked anew. What a person had confirmed has to be confirmed again; what has been released stays
     * released, and says that it was amended. Who agreed, and why, is in the {@link Amendment}.
     */
    void amend(Remark remark, Instant now) {
        Score score = new Score(remark.after().earned(), remark.after().possible());
        marks = score.marks();
        possible = score.possible();
        grade = score.gradeBy(passMark);
        OutcomeScore.amend(profile, remark.positions());
        if (state == State.CONFIRMED) {
            state = State.PROVISIONAL;
            confirmedAt = null;
            confirmedBy = null;
        } else if (state == State.RELEASED) {
            amendedAt = now;
        }
    }

    public ResultRef ref() {
        return new ResultRef(id);
    }

    public String getId() {
        return id;
    }

    public ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    public EntryRef entry() {
        return new EntryRef(entryId);
    }

    public CandidateRef candidate() {
        return new CandidateRef(candidateId);
    }

    public SittingRef sitting() {
        return new SittingRef(sittingId);
    }

    public String getBlueprint() {
        return blueprint;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public String getUnitLevel() {
        return unitLevel;
    }

    /** Per cent. */
    public int getPassMark() {
        return passMark;
    }

    public LocalDate getCompletedOn() {
        return completedOn;
    }

    public Score score() {
        return new Score(marks, possible);
    }

    /** Marks earned, without needless zeros. */
    public BigDecimal getMarks() {
        return plain(marks);
    }

    public BigDecimal getPossible() {
        return plain(possible);
    }

    public BigDecimal getPercent() {
        return score().percent();
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public Grade getGrade() {
        return grade;
    }

    public boolean isPassed() {
        return grade == Grade.PASS;
    }

    public State getState() {
        return state;
    }

    public boolean isProvisional() {
        return state == State.PROVISIONAL;
    }

    public Instant getDeterminedAt() {
        return determinedAt;
    }

    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }

    public Optional<String> confirmedBy() {
        return Optional.ofNullable(confirmedBy);
    }

    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(releasedAt);
    }

    public Optional<String> releasedBy() {
        return Optional.ofNullable(releasedBy);
    }

    /** When it was last amended after it had been released. */
    public Optional<Instant> amendedAt() {
        return Optional.ofNullable(amendedAt);
    }

    /** By outcome, in the order of the unit; without an outcome of which nothing counts any more. */
    public List<OutcomeScore> getProfile() {
        return profile.stream().filter(OutcomeScore::counts).toList();
    }
}
