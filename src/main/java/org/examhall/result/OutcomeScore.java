package org.examhall.result;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.examhall.bank.Mark;
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
        Map<Integer, Mark> sums = sums(positions.stream()
                .map(position -> new Remark.Position(position.getOutcome(), position.mark()))
                .toList());
        List<OutcomeScore> profile = new ArrayList<>();
        sums.forEach((outcome, sum) ->
                profile.add(new OutcomeScore(outcome, titles.getOrDefault(outcome, ""), sum.earned(), sum.possible())));
        return profile;
    }

    /** Takes the marks of a script that was marked anew into its profile. */
    static void amend(List<OutcomeScore> profile, List<Remark.Position> positions) {
        Map<Integer, Mark> sums = sums(positions);
        for (OutcomeScore line : profile) {
            Mark sum = sums.getOrDefault(line.outcome, Mark.NOTHING);
            line.marks = sum.earned();
            line.possible = sum.possible();
        }
    }

    private static Map<Integer, Mark> sums(List<Remark.Position> positions) {
        Map<Integer, Mark> sums = new TreeMap<>();
        positions.forEach(position -> sums.merge(position.outcome(), position.mark(), Mark::plus));
        return sums;
    }

    /** Whether anything can be earned in the outcome; not if all its questions were taken out of the total. */
    boolean counts() {
        return possible.signum() > 0;
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
