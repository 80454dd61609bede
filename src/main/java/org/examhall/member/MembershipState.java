package org.examhall.member;

/** How a membership stands on a day. */
public enum MembershipState {
    /** Nothing has been paid yet. */
    UNPAID,
    /** In force. */
    IN_FORCE,
    /** In force, and to be renewed within weeks. */
    ENDING,
    /** Its last day has passed. */
    LAPSED,
    /** The office has ended it. */
    ENDED;

    /** Whether it opens what is for members. */
    public boolean isOpen() {
        return this == IN_FORCE || this == ENDING;
    }
}
