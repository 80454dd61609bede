package org.examhall.awarding;

import java.math.BigDecimal;

/**
 * The control totals of a file, as they grow line by line.
 *
 * @param numbers the hash total: the sum of the candidate numbers, which means nothing but shows a line that is lost
 */
public record Totals(int records, BigDecimal marks, long numbers) {

    public static final Totals NONE = new Totals(0, BigDecimal.ZERO, 0);

    /** With one more line. */
    public Totals plus(ResultLine line) {
        return new Totals(records + 1, marks.add(line.marks()), numbers + Long.parseLong(line.candidateNumber()));
    }
}
