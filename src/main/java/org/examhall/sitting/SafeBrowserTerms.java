package org.examhall.sitting;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.examhall.kernel.Refusal;

/**
 * What a sitting asks of Safe Exam Browser.
 *
 * @param address the platform as candidates reach it: scheme and host, with the port if it is not the usual one
 * @param atDoor whether candidates may fetch the settings where they come in; otherwise they get them in the room
 * @param quitPassword the password for leaving early; empty to keep the one there is
 * @param allowed further addresses that may be opened
 * @param examKeys the Browser Exam Keys that are accepted, 64 hexadecimal digits each; none to accept any
 */
public record SafeBrowserTerms(
        String address,
        boolean atDoor,
        boolean allowQuit,
        String quitPassword,
        boolean wholeScreen,
        boolean spellCheck,
        boolean isolatedClipboard,
        String agentSuffix,
        List<String> allowed,
        List<String> examKeys) {

    static final int MOST_KEYS = 20;
    static final int MOST_ALLOWED = 20;
    static final int SHORTEST_PASSWORD = 6;

    /** No quotation marks: versions of the browser differ in how they count them into the Config Key. */
    private static final Pattern SUFFIX = Pattern.compile("[\\x20-\\x7e&&[^\"\\\\<>&]]{0,60}");

    private static final Pattern EXPRESSION = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\<>&]]{1,90}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    public SafeBrowserTerms {
        allowed = List.copyOf(allowed);
        examKeys = List.copyOf(examKeys);
    }

    /** What is wrong with them, if anything is. */
    Optional<Refusal> refusal() {
        if (!isOrigin(address)) {
            return Optional.of(Refusal.of("seb-address-wrong"));
        }
        if (!quitPassword.isEmpty() && quitPassword.length() < SHORTEST_PASSWORD) {
            return Optional.of(Refusal.of("seb-password-short", SHORTEST_PASSWORD));
        }
        if (!SUFFIX.matcher(agentSuffix).matches()) {
            return Optional.of(Refusal.of("seb-suffix-wrong"));
        }
        if (allowed.size() > MOST_ALLOWED
                || !allowed.stream().allMatch(one -> EXPRESSION.matcher(one).matches())) {
            return Optional.of(Refusal.of("seb-allowed-wrong", MOST_ALLOWED));
        }
        return keysRefusal(examKeys);
    }

    static Optional<Refusal> keysRefusal(List<String> keys) {
        return keys.size() <= MOST_KEYS
                        && keys.stream().allMatch(key -> KEY.matcher(key).matches())
                ? Optional.empty()
                : Optional.of(Refusal.of("seb-keys-wrong", MOST_KEYS));
    }

    /** Scheme and host alone, in the form in which browsers write them: the Config Key depends on each letter. */
    private static boolean isOrigin(String text) {
        if (text.length() > 200 || !text.matches("https?://[a-z0-9.\\-]+(:[0-9]{1,5})?")) {
            return false;
        }
        return URI.create(text).getHost() != null;
    }
}
