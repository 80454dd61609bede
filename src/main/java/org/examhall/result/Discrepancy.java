package org.examhall.result;

import java.util.List;

/**
 * Something that does not add up, or is not done yet.
 *
 * @param kind its words are {@code discrepancy.} and the name, filled with the details
 * @param details row, number or position, as the words need them
 */
public record Discrepancy(Kind kind, List<Object> details) {

    /** What there can be. */
    public enum Kind {
        /** The script is not closed although the sitting is. */
        STILL_OPEN,
        /** The journal breaks; the details are the row and the reason. */
        CHAIN_BROKEN,
        /** The candidate was told of another number of answers than the journal holds; the details are both. */
        RECEIVED_DIFFERS,
        /** Late answers wait for a decision; the detail is how many. */
        HELD,
        /** People have to mark some of it before it has marks; the detail is in how many questions. */
        AWAITS_MARKERS,
        /** The script has no marks. */
        NOT_MARKED,
        /** Not every question has a mark; the details are how many have one and how many there are. */
        MARKS_INCOMPLETE,
        /** Positions that the journal and the marks see differently, as the detail. */
        MARKED_DIFFERS,
        /** The marks at the positions do not add up to the mark of the script; the details are both. */
        SUM_DIFFERS,
        /** There is no result. */
        NO_RESULT,
        /** The result has other marks than the script; the details are both. */
        RESULT_DIFFERS
    }

    public Discrepancy {
        details = List.copyOf(details);
    }

    static Discrepancy of(Kind kind, Object... details) {
        return new Discrepancy(kind, List.of(details));
    }
}
