package org.examhall.account;

/** What a person may do. The lower-case name is the role's name in access rules and in the database. */
public enum Role {
    /** Sits exams; signs in with a keycode, not with an account. */
    CANDIDATE,
    /** Gives courses and invigilates the sittings that are assigned to them. */
    TRAINER,
    /** Writes items, and reviews those of others; sees none that is in use. */
    AUTHOR,
    /** Keeps the bank: sees the items in use, puts items into use and takes them out. */
    KEEPER,
    /** Marks answers that candidates wrote in their own words, without knowing whose they are. */
    MARKER,
    /** Decides where markers differ. */
    MODERATOR,
    /** Runs the foundation's office: registers, schedules, releases, exports. */
    ADMINISTRATOR,
    /** Visits for the awarding body; reads, changes nothing. */
    VERIFIER,
    /** Has paid for the members area. */
    MEMBER,
    /** Is enrolled on a run of a course and studies for it; the enrolment says which. */
    LEARNER;

    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Role ofKey(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
}
