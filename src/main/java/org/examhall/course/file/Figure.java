package org.examhall.course.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Language;

/**
 * A number as somebody writes it into a table, {@code £28,000} or {@code 28 000}.
 *
 * @param format how a spreadsheet shows it alike
 */
record Figure(double value, String format) {

    private static final Pattern WRITTEN =
            Pattern.compile("([+\u2212-]?)(£?)([0-9]{1,3}(?:[, \u00a0][0-9]{3})*|[0-9]+)(?:([.,])([0-9]+))?");

    /** Empty if it is not a number and nothing else. */
    static Optional<Figure> read(String text, Language language) {
        Matcher found = WRITTEN.matcher(text);
        String point = language == Language.NB ? "," : ".";
        if (!found.matches() || (found.group(4) != null && !found.group(4).equals(point))) {
            return Optional.empty();
        }
        String decimals = found.group(5) == null ? "" : found.group(5);
        double value = Double.parseDouble(found.group(3).replaceAll("[^0-9]", "") + "." + decimals + "0");
        boolean signed = !found.group(1).isEmpty();
        String digits = "#,##0" + (decimals.isEmpty() ? "" : "." + "0".repeat(decimals.length()));
        String amount = found.group(2).isEmpty() ? digits : "\"£\"" + digits;
        return Optional.of(new Figure(
                signed && !found.group(1).equals("+") ? -value : value,
                signed ? "+" + amount + ";\u2212" + amount + ";" + amount : amount));
    }

    /** How many decimals it was written with, so that a result can be compared with it. */
    int decimals() {
        int point = format.indexOf('.');
        return point < 0
                ? 0
                : (int) format.substring(point + 1)
                        .chars()
                        .takeWhile(sign -> sign == '0')
                        .count();
    }

    boolean isWhole() {
        return decimals() == 0;
    }
}
