package org.examhall.marking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.examhall.bank.Mark;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.examhall.sitting.ScriptRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * What the answer at one position of a script earned. Names the item version, the outcome and the process, so that
 * statistics need not read the paper again.
 */
@Entity
@Table(name = "item_mark")
@IdClass(PositionMark.Key.class)
@NullUnmarked // JPA fills the fields
public class PositionMark {

    @Id
    @Column(name = "script_id")
    private String scriptId;

    @Id
    @Column(name = "item_position")
    private int position;

    @Column(name = "item_version_id")
    private String itemVersion;

    private int outcome;
    private String process;
    private boolean answered;
    private java.math.BigDecimal earned;
    private java.math.BigDecimal possible;

    PositionMark() {}

    PositionMark(ScriptRef script, Sheet.Question question, Response response) {
        this.scriptId = script.value();
        this.position = question.position();
        this.itemVersion = question.itemVersion();
        this.outcome = question.outcome();
        this.process = question.process();
        this.answered = !response.isNone();
        take(question.markScheme().mark(response));
    }

    /** Takes a mark; another one than the item's own mark scheme gives, where a {@link Ruling} says so. */
    final void take(Mark mark) {
        earned = mark.earned();
        possible = mark.possible();
    }

    void fill(PreparedStatement insert) throws SQLException {
        insert.setString(1, scriptId);
        insert.setInt(2, position);
        insert.setString(3, itemVersion);
        insert.setInt(4, outcome);
        insert.setString(5, process);
        insert.setBoolean(6, answered);
        insert.setBigDecimal(7, earned);
        insert.setBigDecimal(8, possible);
    }

    /** The question's place in the paper, from 1. */
    public int getPosition() {
        return position;
    }

    public String getItemVersion() {
        return itemVersion;
    }

    /** Number of the unit's outcome. */
    public int getOutcome() {
        return outcome;
    }

    public String getProcess() {
        return process;
    }

    public boolean isAnswered() {
        return answered;
    }

    public Mark mark() {
        return new Mark(earned, possible);
    }

    /** A script's key and a position in its paper. */
    public static class Key implements Serializable {

        private String scriptId = "";
        private int position;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.position == position && key.scriptId.equals(scriptId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(scriptId, position);
        }
    }
}
