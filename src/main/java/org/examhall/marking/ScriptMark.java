package org.examhall.marking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.examhall.bank.Mark;
import org.examhall.bank.PaperRef;
import org.examhall.sitting.ScriptRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * The mark of a whole script: the sum of the marks at its positions. Made when the script is handed in; changed only
 * with them, by a {@link Ruling}.
 */
@Entity
@Table(name = "script_mark")
@NullUnmarked // JPA fills the fields
public class ScriptMark {

    @Id
    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "paper_id")
    private String paperId;

    private int questions;
    private int answered;
    private BigDecimal earned;
    private BigDecimal possible;

    @Column(name = "marked_at")
    private Instant markedAt;

    ScriptMark() {}

    ScriptMark(ScriptRef script, PaperRef paper, List<PositionMark> positions, Instant now) {
        this.scriptId = script.value();
        this.paperId = paper.value();
        this.questions = positions.size();
        this.answered =
                (int) positions.stream().filter(PositionMark::isAnswered).count();
        this.earned = positions.stream().map(p -> p.mark().earned()).reduce(BigDecimal.ZERO, BigDecimal::add);
        this.possible = positions.stream().map(p -> p.mark().possible()).reduce(BigDecimal.ZERO, BigDecimal::add);
        this.markedAt = now;
    }

    /** Takes the sum of marks that a ruling has changed. */
    void take(Mark sum) {
        earned = sum.earned();
        possible = sum.possible();
    }

    public ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    public PaperRef paper() {
        return new PaperRef(paperId);
    }

    public int getQuestions() {
        return questions;
    }

    public int getAnswered() {
        return answered;
    }

    public Mark total() {
        return new Mark(earned, possible);
    }

    public Instant getMarkedAt() {
        return markedAt;
    }
}
