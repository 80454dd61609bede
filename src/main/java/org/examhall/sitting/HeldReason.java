package org.examhall.sitting;

/** Why an answer that arrived after the end was not counted by itself. */
public enum HeldReason {
    /** It came without a word about when it was given. */
    NO_PROOF,
    /** The page in which it was given had never heard the server's clock: it was opened without a network. */
    NO_SAMPLE,
    /** The page did not hear the server again: it was closed or loaded anew, or no network ever came back. */
    PAGE_GONE,
    /** A signature under the server's time is not ours, or not for this script. */
    NOT_OUR_STAMP,
    /** Less or more time passed at the server than by the computer's counter: it slept, or somebody meddled. */
    COUNTER_DIFFERS,
    /** By its own account it was given after the end. */
    AFTER_THE_END,
    /** Another answer to the question, with the same or a later revision, was there already. */
    OVERTAKEN,
    /** It was given in time, but a person had confirmed the result when it arrived. */
    RESULT_SETTLED
}
