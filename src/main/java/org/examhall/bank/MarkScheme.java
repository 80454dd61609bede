package org.examhall.bank;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an answer to one item is marked. Pure: the same response gets the same mark at any time. The rules are those of
 * QTI 3.0, <i>match correct</i> and <i>map response</i>; the mark is the sum over the item's response variables.
 */
public record MarkScheme(List<Rule> rules) {

    public MarkScheme {
        rules = List.copyOf(rules);
    }

    /** The mark of a response; whatever the rules do not know earns nothing. */
    public Mark mark(Response response) {
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (Rule rule : rules) {
            earned = earned.add(rule.earned(response.of(rule.variable())));
            possible = possible.add(rule.possible());
        }
        return new Mark(earned, possible);
    }

    /** Whether this value, an identifier or a pair, belongs to the key. */
    public boolean isKey(String variable, String value) {
        return rules.stream()
                .anyMatch(rule -> rule.variable().equals(variable) && rule.key().contains(value));
    }

    /** How one response variable is marked. */
    public sealed interface Rule permits Exact, Mapped {

        String variable();

        /** The right values; in the right sequence where that matters. */
        List<String> key();

        /** What these values earn. */
        BigDecimal earned(List<String> values);

        /** The most that can be earned. */
        BigDecimal possible();
    }

    /**
     * One mark for exactly the key, else none.
     *
     * @param ordered whether the sequence counts
     */
    public record Exact(String variable, List<String> key, boolean ordered) implements Rule {

        public Exact {
            key = List.copyOf(key);
        }

        @Override
        public BigDecimal earned(List<String> values) {
            boolean right = ordered
                    ? values.equals(key)
                    : values.size() == key.size() && new HashSet<>(values).equals(new HashSet<>(key));
            return right ? BigDecimal.ONE : BigDecimal.ZERO;
        }

        @Override
        public BigDecimal possible() {
            return BigDecimal.ONE;
        }
    }

    /**
     * Each value adds its own worth; the sum is kept within bounds.
     *
     * @param worth marks by value, negative for a value that costs marks
     * @param otherwise marks for any value that is not in the table
     * @param least the lower bound, if there is one
     * @param most the upper bound, if there is one
     */
    public record Mapped(
            String variable,
            List<String> key,
            Map<String, BigDecimal> worth,
            BigDecimal otherwise,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most)
            implements Rule {

        public Mapped {
            key = List.copyOf(key);
            worth = Map.copyOf(worth);
        }

        @Override
        public BigDecimal earned(List<String> values) {
            BigDecimal sum = BigDecimal.ZERO;
            // QTI maps each value once, however often it occurs.
            for (String value : new HashSet<>(values)) {
                BigDecimal marks = worth.get(value);
                sum = sum.add(marks == null ? otherwise : marks);
            }
            if (!values.isEmpty() && least != null) {
                sum = sum.max(least);
            }
            return most == null ? sum : sum.min(most);
        }

        @Override
        public BigDecimal possible() {
            BigDecimal sum = BigDecimal.ZERO;
            for (String value : key) {
                BigDecimal marks = worth.get(value);
                sum = sum.add(marks == null ? otherwise : marks);
            }
            return most == null ? sum : sum.min(most);
        }
    }
}
