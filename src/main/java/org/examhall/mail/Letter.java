package org.examhall.mail;

import java.util.regex.Pattern;
import org.examhall.kernel.Language;

/**
 * What somebody is told by mail, as plain text.
 *
 * @param to one address
 * @param unsubscribe where a newsletter is ended by one click, for the header that mail programs look at; empty for
 *     mail that nobody subscribes to
 */
public record Letter(String to, Language language, String subject, String text, String unsubscribe) {

    static final int LONGEST_TEXT = 16_000;

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;:\"()\\[\\]\\\\]{1,120}@[^@\\s<>,;:\"()]{1,120}");
    private static final int LONGEST_SUBJECT = 200;

    public Letter {
        if (!isAddress(to)) {
            throw new IllegalArgumentException("not an address");
        }
        subject = shortened(subject.replaceAll("\\s+", " ").strip());
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a letter of " + text.length() + " letters");
        }
    }

    public Letter(String to, Language language, String subject, String text) {
        this(to, language, subject, text, "");
    }

    /** Whether mail can be sent there: one address, without a name and without anything that could end the line. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 1) + "\u2026";
    }
}
