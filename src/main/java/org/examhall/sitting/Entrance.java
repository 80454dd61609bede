package org.examhall.sitting;

/** What becomes of somebody who signs in to a script with number and keycode, or with a name that was confirmed. */
enum Entrance {
    /** The browser gets a seat at the computer that is the candidate's already. */
    STAYS,
    /** The browser's computer becomes the candidate's, and a seat at an earlier one ends. */
    MOVES,
    /** Somebody has gone too far at another computer for that: the invigilator is asked. */
    ASKS
}
