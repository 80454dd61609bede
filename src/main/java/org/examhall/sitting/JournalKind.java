package org.examhall.sitting;

/** What a row of a script's journal tells. */
public enum JournalKind {
    STARTED,
    ANSWER,
    HANDED_IN
}
