package org.examhall.sitting;

/** The way of a candidate through a sitting, in this order and no other. A pause stands beside it. */
public enum ScriptState {
    /** Entered, has not signed in. */
    EXPECTED,
    /** Has signed in. */
    PRESENT,
    /** Has confirmed name and paper and accepted the rules. */
    READY,
    /** Identity has been checked by the invigilator. */
    ADMITTED,
    /** May open the paper; the clock starts when it is shown. */
    CALLED,
    /** The clock runs, unless it is paused. */
    WRITING,
    /** Closed; nothing is added any more. */
    HANDED_IN;

    boolean isBefore(ScriptState other) {
        return compareTo(other) < 0;
    }
}
