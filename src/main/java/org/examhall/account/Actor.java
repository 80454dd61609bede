package org.examhall.account;

/**
 * Who does something, as the audit trail and the journals name them.
 *
 * @param id the account's key, an entry's key for a candidate, or {@code system}
 * @param name as it was shown at the time; for a candidate, their entry rather than their name
 */
public record Actor(String id, String name) {

    /** What Examhall does by itself, such as closing a script when its time has ended. */
    public static final Actor SYSTEM = new Actor("system", "Examhall");
}
