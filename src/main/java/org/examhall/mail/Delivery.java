package org.examhall.mail;

/** What came of handing a message to the mail server. */
sealed interface Delivery {

    /** The server has taken it. */
    record Accepted() implements Delivery {}

    /** The server says that it will never take it, and why. */
    record Rejected(String problem) implements Delivery {}

    /** The server did not take it this time. */
    record Postponed(String problem) implements Delivery {}

    /** There was no server to speak to, so others need not try now. */
    record Unreachable(String problem) implements Delivery {}
}
