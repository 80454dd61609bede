package org.examhall.sitting;

/** Why time is in a candidate's ledger. */
public enum TimeKind {
    /** The duration that the blueprint gives to everybody. */
    BASE,
    /** Extra time by an access arrangement, frozen in the entry. */
    EXTRA_TIME,
    /** A pause that has ended: the clock stood still for so long. */
    PAUSE,
    /** A rest break by an access arrangement that has ended. */
    BREAK,
    /** An interruption that was given back. */
    GIVE_BACK,
    /** A script that was closed and opened again: so long it was closed, and what was granted beyond. */
    REOPENING,
    /** Time given by the invigilator. */
    ADDITION
}
