package org.examhall.sitting;

/** What a row of a script's journal tells. */
public enum JournalKind {
    /** The paper was shown and the clock started, with the time that the ledger held then. */
    STARTED,
    ANSWER,
    /** The invigilator stopped the clock. */
    PAUSED,
    /** The clock runs on; the time it stood still is given. */
    RESUMED,
    /** A rest break by arrangement; it ends by itself when the arrangement is used up. */
    BREAK_BEGUN,
    /** The break is over; its length is given. */
    BREAK_ENDED,
    TIME_ADDED,
    /** Time in which the candidate could not work is given back. */
    GIVEN_BACK,
    HANDED_IN,
    /** A closed script was opened again; the time it was closed is given, and what was granted beyond. */
    REOPENED,
    /** An answer that arrived after the end, and counts: it was shown, or decided by a person, to have been in time. */
    LATE_ANSWER
}
