package org.examhall.candidate;

/**
 * A Scottish Candidate Number: nine digits, leading zeros kept; the last is a check digit. The first eight are weighted
 * 3 2 7 6 5 4 3 2 and added; with r the sum modulo 11, the check digit is 0 if r is 0, else 11 - r; a number with r = 1
 * is never issued. Source: HESA's definition of the field SCN.
 */
public record CandidateNumber(String value) {

    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    /** @throws IllegalArgumentException if the digits do not make a number that could have been issued */
    public CandidateNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a candidate number");
        }
    }

    /** Whether the text, nine digits without spaces, is a number that could have been issued. */
    public static boolean isValid(String text) {
        if (text.length() != 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int remainder = remainder(text);
        return remainder != 1 && text.charAt(8) - '0' == (11 - remainder) % 11;
    }

    /** Whether a number with these eight digits can be issued. */
    static boolean isIssued(String eightDigits) {
        return remainder(eightDigits) != 1;
    }

    /**
     * Completes eight digits with their check digit.
     *
     * @throws IllegalArgumentException if no number with these digits is issued
     */
    public static CandidateNumber complete(String eightDigits) {
        int remainder = remainder(eightDigits);
        return new CandidateNumber(eightDigits + (11 - remainder) % 11);
    }

    private static int remainder(String digits) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return sum % 11;
    }

    /** Removes the spaces and hyphens that people write between groups of digits. */
    public static String normal(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
