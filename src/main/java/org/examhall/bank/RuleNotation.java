package org.examhall.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.examhall.bank.MarkScheme.ByPerson;
import org.examhall.bank.MarkScheme.Exact;
import org.examhall.bank.MarkScheme.Mapped;
import org.examhall.bank.MarkScheme.Near;
import org.examhall.bank.MarkScheme.Rule;
import org.examhall.bank.MarkScheme.Spelled;
import org.examhall.bank.MarkScheme.Tolerance;
import org.examhall.bank.MarkScheme.ToleranceMode;
import org.jspecify.annotations.Nullable;

/**
 * Rules of marking in signs that need no language, so that two of them can be compared: {@code A + C = 1} for a whole
 * key, {@code A → B = 1} in sequence, {@code A = 0.5; … = 0; ≥ 0} by value and within bounds, {@code 42 ± 0.5 = 1} for
 * a number, {@code ✎ ≤ 4} for what a person marks.
 */
final class RuleNotation {

    private RuleNotation() {}

    static String of(Rule rule) {
        String place = rule.variable().equals(Item.RESPONSE) ? "" : rule.variable() + ": ";
        return place + marks(rule);
    }

    private static String marks(Rule rule) {
        if (rule instanceof Exact exact) {
            return equal(String.join(exact.ordered() ? " → " : " + ", exact.key()), exact.worth());
        } else if (rule instanceof Mapped mapped) {
            List<String> entries = mapped.worth().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> equal(entry.getKey(), entry.getValue()))
                    .collect(Collectors.toCollection(ArrayList::new));
            return bounded(entries, mapped.otherwise(), mapped.least(), mapped.most());
        } else if (rule instanceof Spelled spelled) {
            List<String> entries = spelled.spellings().stream()
                    .map(one -> equal("“" + one.text() + "”" + (one.caseCounts() ? " (A≠a)" : ""), one.worth()))
                    .collect(Collectors.toCollection(ArrayList::new));
            return bounded(entries, spelled.otherwise(), spelled.least(), spelled.most());
        } else if (rule instanceof Near near) {
            return equal(plain(near.value()) + around(near.tolerance()), near.worth());
        }
        return "✎ ≤ " + plain(((ByPerson) rule).worth());
    }

    private static String bounded(
            List<String> entries, BigDecimal otherwise, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        entries.add(equal("…", otherwise));
        if (least != null) {
            entries.add("≥ " + plain(least));
        }
        if (most != null) {
            entries.add("≤ " + plain(most));
        }
        return String.join("; ", entries);
    }

    private static String around(Tolerance tolerance) {
        if (tolerance.mode() == ToleranceMode.EXACT) {
            return "";
        }
        String unit = tolerance.mode() == ToleranceMode.RELATIVE ? " %" : "";
        boolean even =
                tolerance.below().compareTo(tolerance.above()) == 0 && tolerance.withLower() == tolerance.withUpper();
        return even
                ? " ± " + side(tolerance.below(), tolerance.withLower()) + unit
                : " − " + side(tolerance.below(), tolerance.withLower()) + unit + " + "
                        + side(tolerance.above(), tolerance.withUpper()) + unit;
    }

    private static String side(BigDecimal distance, boolean included) {
        return (included ? "" : "<") + plain(distance);
    }

    private static String equal(String what, BigDecimal marks) {
        return what + " = " + plain(marks);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('-', '−');
    }
}
