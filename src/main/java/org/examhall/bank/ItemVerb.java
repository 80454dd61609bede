package org.examhall.bank;

/** What can be done with a version of an item. */
public enum ItemVerb {
    /** Write it, for the first time or anew. */
    CHANGE("item-written"),
    /** Lay it before a reviewer. */
    SUBMIT("item-submitted"),
    /** Give it back to its writers; they may take it back themselves. */
    SEND_BACK("item-sent-back"),
    /** Find it good. */
    APPROVE("item-approved"),
    /** Put it into use, in place of the version before. */
    PUBLISH("item-published"),
    /** Begin a new version of it, as a draft beside it. */
    REVISE("item-revised"),
    /** Take it out of use because something is wrong with it. */
    WITHDRAW("item-withdrawn"),
    /** Put it away. */
    RETIRE("item-retired");

    private final String deed;

    ItemVerb(String deed) {
        this.deed = deed;
    }

    /** What the audit trail calls it. */
    public String deed() {
        return deed;
    }
}
