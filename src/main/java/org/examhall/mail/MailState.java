package org.examhall.mail;

/** Where a message stands. */
public enum MailState {
    /** Is sent at the next occasion. */
    WAITING,
    /** Is being handed to the mail server. */
    SENDING,
    /** The mail server has taken it. */
    SENT,
    /** There was no mail server when it was written; somebody has to send it on, by hand or here. */
    HELD,
    /** The mail server will not take it, or could not be reached for days. */
    FAILED,
    /** The process died while it was being handed over; nobody knows whether the mail server has it. */
    DOUBTFUL;

    /** Whether it goes out only when somebody in the office says so. */
    public boolean isStuck() {
        return this == HELD || this == FAILED || this == DOUBTFUL;
    }
}
