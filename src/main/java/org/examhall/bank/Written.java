package org.examhall.bank;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What candidates write, read with the generosity that every candidate gets alike. */
final class Written {

    private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d{1,10})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d{1,15},\\d{1,10}");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u202F]+");
    private static final Pattern SPACE_IN_NUMBER = Pattern.compile("(?<=\\d)[ \\u00A0\\u202F](?=\\d{3}(?!\\d))");

    private Written() {}

    /** The text as an eye sees it: spaces single and none at the ends, letters in composed form, quotes straight. */
    static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u2019', '\'')
                .replace('\u2018', '\'');
        return SPACE.matcher(composed).replaceAll(" ").strip();
    }

    /** The text with its letters' case forgotten. */
    static String folded(String plain) {
        return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /**
     * The numbers that a text may mean; none if it is not a number. A comma is read as what it is in English and as
     * what it is in Norwegian: 1,500 may be either, and the key tells which was meant.
     */
    static List<BigDecimal> numbers(String text) {
        String number =
                SPACE_IN_NUMBER.matcher(plain(text).replace('\u2212', '-')).replaceAll("");
        List<BigDecimal> readings = new ArrayList<>();
        if (DIGITS.matcher(number).matches()) {
            readings.add(new BigDecimal(number));
        }
        if (GROUPED.matcher(number).matches()) {
            readings.add(new BigDecimal(number.replace(",", "")));
        }
        if (COMMA.matcher(number).matches()) {
            readings.add(new BigDecimal(number.replace(',', '.')));
        }
        return readings;
    }
}
