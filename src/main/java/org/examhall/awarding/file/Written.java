package org.examhall.awarding.file;

import java.io.Serializable;
import org.examhall.awarding.Totals;

/**
 * How much of a file is written and on disk: the checkpoint of the writing step.
 *
 * @param bytes the length of the file, header included
 */
public record Written(Totals totals, long bytes) implements Serializable {

    /** The number of the last line. */
    public int line() {
        return totals.records();
    }
}
