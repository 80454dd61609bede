package org.examhall.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mark schemes that a form offers: all or nothing, or a share for each right part. An item is worth one mark. */
final class FormMarks {

    private FormMarks() {}

    static MarkScheme exact(List<String> key, boolean ordered) {
        return new MarkScheme(List.of(new MarkScheme.Exact(Item.RESPONSE, key, ordered)));
    }

    /** Each right value earns its share; nothing else earns or costs anything. */
    static MarkScheme shared(List<String> key) {
        return mapped(key, List.of());
    }

    /** Each right value earns its share and each wrong one costs as much, so that choosing everything earns nothing. */
    static MarkScheme balanced(List<String> key, Collection<String> wrong) {
        return mapped(key, wrong);
    }

    private static MarkScheme mapped(List<String> key, Collection<String> wrong) {
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        List<BigDecimal> shares = shares(key.size());
        for (int i = 0; i < key.size(); i++) {
            worth.put(key.get(i), shares.get(i));
        }
        wrong.forEach(value -> worth.put(value, shares.get(0).negate()));
        return new MarkScheme(List.of(
                new MarkScheme.Mapped(Item.RESPONSE, key, worth, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE)));
    }

    /** One mark in so many shares; what cannot be divided goes to the first. */
    static List<BigDecimal> shares(int count) {
        List<BigDecimal> shares = new ArrayList<>();
        if (count == 0) {
            return shares;
        }
        BigDecimal share = BigDecimal.ONE.divide(BigDecimal.valueOf(count), 4, RoundingMode.DOWN);
        BigDecimal rest = BigDecimal.ONE.subtract(share.multiply(BigDecimal.valueOf(count)));
        for (int i = 0; i < count; i++) {
            shares.add(plain(i == 0 ? share.add(rest) : share));
        }
        return shares;
    }

    /** A number as an author writes it, 0.5 and not 0.5000. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether two schemes mark every answer alike, however their numbers are written. */
    static boolean same(MarkScheme one, MarkScheme other) {
        return plain(one).equals(plain(other));
    }

    private static List<MarkScheme.Rule> plain(MarkScheme scheme) {
        return scheme.rules().stream().map(FormMarks::plain).toList();
    }

    private static MarkScheme.Rule plain(MarkScheme.Rule rule) {
        if (rule instanceof MarkScheme.Exact exact) {
            List<String> key = exact.ordered()
                    ? exact.key()
                    : exact.key().stream().sorted().toList();
            return new MarkScheme.Exact(exact.variable(), key, exact.ordered(), plain(exact.worth()));
        }
        if (rule instanceof MarkScheme.Mapped mapped) {
            Map<String, BigDecimal> worth = new LinkedHashMap<>();
            mapped.worth().forEach((value, marks) -> worth.put(value, plain(marks)));
            return new MarkScheme.Mapped(
                    mapped.variable(),
                    mapped.key().stream().sorted().toList(),
                    worth,
                    plain(mapped.otherwise()),
                    mapped.least() == null ? null : plain(mapped.least()),
                    mapped.most() == null ? null : plain(mapped.most()));
        }
        if (rule instanceof MarkScheme.Spelled spelled) {
            List<MarkScheme.Spelling> spellings = spelled.spellings().stream()
                    .map(one -> new MarkScheme.Spelling(one.text(), plain(one.worth()), one.caseCounts()))
                    .toList();
            return new MarkScheme.Spelled(
                    spelled.variable(), spelled.key(), spellings, plain(spelled.otherwise()), null, null);
        }
        if (rule instanceof MarkScheme.Near near) {
            MarkScheme.Tolerance tolerance = near.tolerance();
            return new MarkScheme.Near(
                    near.variable(),
                    plain(near.value()),
                    new MarkScheme.Tolerance(
                            tolerance.mode(),
                            plain(tolerance.below()),
                            plain(tolerance.above()),
                            tolerance.withLower(),
                            tolerance.withUpper()),
                    plain(near.worth()));
        }
        return rule;
    }

    /** Whether a scheme gives part of the mark for part of the answer. */
    static boolean isPartial(MarkScheme scheme) {
        return scheme.rules().stream().anyMatch(rule -> rule instanceof MarkScheme.Mapped);
    }
}
