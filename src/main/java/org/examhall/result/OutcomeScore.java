package org.examhall.result;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.examhall.marking.PositionMark;
import org.examhall.marking.Remark;
import org.jspecify.annotations.NullUnmarked;

/** One line of a candidate's profile: the score in one outcome of the unit. */
@Embeddable
@NullUnmarked // JPA fills the fields
public class OutcomeScore {

    @Column(name = "outcome")
    private int outcome;

    @Column(name = "title")
    private String title;

    @Column(name = "marks")
    private BigDecimal marks;

    @Column(name = "possible")
    private BigDecimal possible;

    OutcomeScore() {}

    OutcomeScore(int outcome, String title, BigDecimal marks, BigDecimal possible) {
        this.outcome = outcome;
        this.title = title;
        this.marks = marks;
        this.possible = possible;
    }

    /** The profile of a script: one line for each outcome that its paper had questions about. */
    static List<OutcomeScore> profile(List<PositionMark> positions, Map<Integer, String> titles) {
        return summed(
                positions.stream()
                        .map(position -> new Remark.Position(position.getOutcome(), position.mark()))
                        .toList(),
                titles);
    }

    /** The profile of a script that was marked anew; an outcome of which nothing counts any more is left out. */
    static List<OutcomeScore> amended(List<OutcomeScore> before, List<Remark.Position> positions) {
        Map<Integer, String> titles = new TreeMap<>();
        before.forEach(line -> titles.put(line.outcome, line.title));
        return summed(positions, titles);
    }

    private static List<OutcomeScore> summed(List<Remark.Position> positions, Map<Integer, String> titles) {
        Map<Integer, BigDecimal> marks = new TreeMap<>();
        Map<Integer, BigDecimal> possible = new TreeMap<>();
        for (Remark.Position position : positions) {
            marks.merge(position.outcome(), position.mark().earned(), BigDecimal::add);
            possible.merge(position.outcome(), position.mark().possible(), BigDecimal::add);
        }
        List<OutcomeScore> profile = new ArrayList<>();
        possible.forEach((outcome, most) -> {
            if (most.signum() > 0) {
                profile.add(new OutcomeScore(outcome, titles.getOrDefault(outcome, ""), marks.get(outcome), most));
            }
        });
        return profile;
    }

    public int getOutcome() {
        return outcome;
    }

    public String getTitle() {
        return title;
    }

    public Score score() {
        return new Score(marks, possible);
    }

    /** Marks earned, without needless zeros. */
    public BigDecimal getMarks() {
        return Result.plain(marks);
    }

    public BigDecimal getPossible() {
        return Result.plain(possible);
    }

    public BigDecimal getPercent() {
        return score().percent();
    }
}
