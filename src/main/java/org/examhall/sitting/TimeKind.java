package org.examhall.sitting;

/** Why time is in a candidate's ledger. */
public enum TimeKind {
    /** The duration that the blueprint gives to everybody. */
    BASE,
    /** Extra time by an access arrangement, frozen in the entry. */
    EXTRA_TIME,
    /** A pause that has ended: the clock stood still for so long. */
    PAUSE,
    /** Time given by the invigilator. */
    ADDITION
}
