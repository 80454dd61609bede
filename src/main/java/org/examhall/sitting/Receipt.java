package org.examhall.sitting;

import java.util.Locale;

/** What a candidate keeps: how many answers were received, when, and a code that only this journal yields. */
public record Receipt(String code, int answered, java.time.Instant handedInAt) {

    /** Twenty hexadecimal digits of the hash, in groups of four. */
    public static String code(String chainHead) {
        String digits = chainHead.substring(0, 20).toUpperCase(Locale.ROOT);
        StringBuilder code = new StringBuilder(24);
        for (int i = 0; i < digits.length(); i += 4) {
            if (i > 0) {
                code.append('-');
            }
            code.append(digits, i, i + 4);
        }
        return code.toString();
    }
}
