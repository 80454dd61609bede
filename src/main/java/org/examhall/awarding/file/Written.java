package org.examhall.awarding.file;

import java.math.BigDecimal;
import org.examhall.awarding.Totals;

/**
 * How much of a file is written and on disk.
 *
 * @param bytes the length of the file, header included
 */
public record Written(Totals totals, long bytes) {

    /** The number of the last line. */
    public int line() {
        return totals.records();
    }

    /**
     * As the checkpoint of the writing step: a text, because the server's batch runtime cannot read an array back, and
     * a decimal number has one inside.
     */
    public String text() {
        return bytes + " " + totals.records() + " " + totals.marks().toPlainString() + " " + totals.numbers();
    }

    /** What {@link #text} has written. */
    public static Written of(String text) {
        String[] parts = text.split(" ");
        Totals totals = new Totals(Integer.parseInt(parts[1]), new BigDecimal(parts[2]), Long.parseLong(parts[3]));
        return new Written(totals, Long.parseLong(parts[0]));
    }
}
