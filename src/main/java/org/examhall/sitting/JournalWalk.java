package org.examhall.sitting;

import org.examhall.sitting.JournalProof.Broken;
import org.examhall.sitting.JournalProof.Reason;
import org.jspecify.annotations.Nullable;

/** A walk along the journal of one script. It remembers the last hash alone, however long the journal is. */
final class JournalWalk {

    private final String script;
    private String head = JournalRow.ROOT;
    private int rows;
    private @Nullable Broken broken;

    JournalWalk(String script) {
        this.script = script;
    }

    /** The next row, in the order of the numbers. After the first break there is nothing more to learn. */
    void pass(JournalLine line) {
        if (broken != null) {
            return;
        }
        int expected = rows + 1;
        if (line.seq() > expected) {
            broken = new Broken(expected, Reason.ROW_MISSING);
        } else if (line.seq() != expected || !line.hashAfter(head, script).equals(line.hash())) {
            broken = new Broken(expected, Reason.ROW_CHANGED);
        } else {
            rows = expected;
            head = line.hash();
        }
    }

    /**
     * The end of the journal.
     *
     * @param length how many rows the script counts
     * @param close the hash with which the script closes
     */
    JournalProof arrive(int length, String close) {
        if (broken != null) {
            return broken;
        }
        if (rows != length) {
            return new Broken(Math.min(rows, length) + 1, Reason.LENGTH_DIFFERS);
        }
        if (!head.equals(close)) {
            return new Broken(Math.max(rows, 1), Reason.HEAD_DIFFERS);
        }
        return new JournalProof.Whole(rows, head);
    }
}
