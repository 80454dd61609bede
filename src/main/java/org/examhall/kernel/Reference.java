package org.examhall.kernel;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes the keys of all records: 26 characters of Crockford's base 32 in lower case, the first ten of them the time in
 * milliseconds, the other sixteen (80 bits) random. Keys made later sort later, which keeps database indexes compact,
 * and nobody can guess one from another. The form is that of the ULID specification.
 */
public final class Reference {

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /** A new key, unique for all practical purposes. */
    public static String fresh(Clock clock) {
        char[] key = new char[26];
        long time = clock.millis();
        for (int i = 9; i >= 0; i--) {
            key[i] = DIGITS[(int) (time & 31)];
            time >>>= 5;
        }
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        for (int i = 0; i < 16; i++) {
            key[10 + i] = DIGITS[random[i] & 31];
        }
        return new String(key);
    }

    /**
     * Checks the form of a key that came from outside.
     *
     * @return the same key
     * @throws IllegalArgumentException if it is not 26 characters of the alphabet
     */
    public static String requireForm(String key) {
        if (!isWellFormed(key)) {
            throw new IllegalArgumentException("not a reference");
        }
        return key;
    }

    /**
     * Checks the key with which one of our own pages names a wish, so that one that is sent again counts once.
     *
     * @throws Refused {@code body-malformed}
     */
    public static void requireRequest(String request) {
        if (!isWellFormed(request)) {
            throw Refusal.of("body-malformed").asException();
        }
    }

    /** Whether the text has the form of a key; says nothing about whether such a record exists. */
    public static boolean isWellFormed(String key) {
        if (key.length() != 26) {
            return false;
        }
        for (int i = 0; i < 26; i++) {
            char c = key.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = c >= 'a' && c <= 'z' && c != 'i' && c != 'l' && c != 'o' && c != 'u';
            if (!digit && !letter) {
                return false;
            }
        }
        return true;
    }
}
