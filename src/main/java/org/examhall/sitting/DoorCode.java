package org.examhall.sitting;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * What the wall of a room shows, so that candidates can choose their names: twelve characters (60 bits) of Crockford's
 * base 32, in three groups.
 *
 * @param value twelve characters in upper case, without the hyphens in which they are shown
 */
public record DoorCode(String value) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    static DoorCode fresh() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return new DoorCode(code.toString());
    }

    /** Reads what somebody typed: case, spaces and hyphens do not matter; O is 0, I and L are 1. */
    public static DoorCode typed(String text) {
        return new DoorCode(text.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** Whether it could be one. */
    public boolean isWellFormed() {
        return value.length() == LENGTH && value.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0);
    }

    /** As it is shown: {@code K7QD-M3XP-2HJ9}. */
    public String shown() {
        return String.join("-", value.split("(?<=\\G.{4})"));
    }
}
