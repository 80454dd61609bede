package org.examhall.marking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.examhall.kernel.Digest;

/**
 * When a second person marks an answer, and what comes of two marks.
 *
 * @param share of all answers, in per cent, drawn by lot
 * @param margin every answer of a script is marked twice if the script comes within so many marks of the pass mark
 * @param tolerance by so much two marks may differ; beyond it a moderator decides
 */
public record SecondMarking(int share, BigDecimal margin, BigDecimal tolerance) {

    /** Where nothing else was set. */
    public static final SecondMarking USUAL = new SecondMarking(10, BigDecimal.ONE, BigDecimal.ONE);

    private static final int LOTS = 10_000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The lot of an answer, from 0 to 9,999: as good as chance, and the same whenever it is asked for. */
    static int lot(String answer) {
        return (int) (Long.parseLong(Digest.hex("lot " + answer).substring(0, 12), 16) % LOTS);
    }

    /** Whether an answer is among the share that is marked twice. */
    boolean draws(int lot) {
        return lot < share * (LOTS / 100);
    }

    /**
     * Whether a script comes so close to the pass mark that one person's mark should not decide.
     *
     * @param passMark in per cent of the possible marks
     */
    boolean isNear(BigDecimal earned, BigDecimal possible, int passMark) {
        BigDecimal needed = possible.multiply(BigDecimal.valueOf(passMark)).divide(HUNDRED, 4, RoundingMode.HALF_UP);
        return earned.subtract(needed).abs().compareTo(margin) <= 0;
    }

    /** What two marks come to: the mean, if they differ by no more than is tolerated; else a moderator decides. */
    Optional<BigDecimal> agreed(BigDecimal first, BigDecimal second) {
        return first.subtract(second).abs().compareTo(tolerance) <= 0
                ? Optional.of(first.add(second).divide(BigDecimal.valueOf(2), 4, RoundingMode.HALF_UP))
                : Optional.empty();
    }
}
