package org.examhall.sitting;

/** What a row of a script's journal tells. */
public enum JournalKind {
    STARTED,
    ANSWER,
    HANDED_IN,
    /** An answer that arrived after the end, and counts: it was shown, or decided by a person, to have been in time. */
    LATE_ANSWER
}
