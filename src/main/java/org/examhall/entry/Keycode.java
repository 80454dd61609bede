package org.examhall.entry;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * What a candidate types, beside the candidate number, to sign in for one exam: eight characters (40 bits) of
 * Crockford's base 32, which has no letters that are mistaken for digits.
 *
 * @param value eight characters in upper case, without the hyphen in which it is shown
 */
public record Keycode(String value) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Keycode fresh() {
        StringBuilder code = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            code.append(DIGITS.charAt(RANDOM.nextInt(32)));
        }
        return new Keycode(code.toString());
    }

    /** Reads what somebody typed or pasted: case, spaces and hyphens do not matter; O is 0, I and L are 1. */
    public static Keycode typed(String text) {
        return new Keycode(text.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** As it is printed: {@code K7QD-M3XP}. */
    public String shown() {
        return value.length() == 8 ? value.substring(0, 4) + "-" + value.substring(4) : value;
    }
}
