package org.examhall.result;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Marks earned, of the marks that could be earned.
 *
 * @param possible greater than nothing
 */
public record Score(BigDecimal marks, BigDecimal possible) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Score {
        if (possible.signum() <= 0) {
            throw new IllegalArgumentException("nothing could be earned");
        }
    }

    /** Per cent with one decimal place, for people to read; a half is rounded up. Never used to decide. */
    public BigDecimal percent() {
        return marks.multiply(HUNDRED).divide(possible, 1, RoundingMode.HALF_UP);
    }

    /**
     * Whether the marks are at least this share of the possible ones. Decided on the exact ratio: 64.96 % is shown as
     * 65.0 % and does not reach a pass mark of 65.
     *
     * @param passMark in per cent
     */
    public boolean reaches(int passMark) {
        return marks.multiply(HUNDRED).compareTo(possible.multiply(BigDecimal.valueOf(passMark))) >= 0;
    }

    /** Pass or fail by a pass mark in per cent. */
    public Grade gradeBy(int passMark) {
        return reaches(passMark) ? Grade.PASS : Grade.FAIL;
    }
}
