package org.examhall.bank;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an answer to one item is marked. Pure: the same response gets the same mark at any time. The rules are those of
 * QTI 3.0, <i>match correct</i>, <i>map response</i> and <i>equal</i>; the mark is the sum over the item's response
 * variables. What a person marks earns nothing here: see {@link #awaitsPerson}.
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

    /** The most that can be earned. */
    public BigDecimal possible() {
        return rules.stream().map(Rule::possible).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Whether {@link #mark} says nothing final about this response, because a person has yet to mark it. Nothing
     * written needs nobody: it earns nothing.
     */
    public boolean awaitsPerson(Response response) {
        return rules.stream()
                .anyMatch(rule -> rule instanceof ByPerson
                        && !response.of(rule.variable()).isEmpty());
    }

    /** Whether this value, an identifier or a pair, belongs to the key. */
    public boolean isKey(String variable, String value) {
        return rules.stream()
                .anyMatch(rule -> rule.variable().equals(variable) && rule.key().contains(value));
    }

    /**
     * An answer that a rule knows, as an author's page shows it.
     *
     * @param right whether it earns marks
     */
    public record Answer(String text, boolean right) {}

    /** How one response variable is marked. */
    public sealed interface Rule permits Exact, Mapped, Spelled, Near, ByPerson {

        String variable();

        /** The right values; in the right sequence where that matters. */
        List<String> key();

        /** What these values earn. */
        BigDecimal earned(List<String> values);

        /** The most that can be earned. */
        BigDecimal possible();

        /** The answers that the rule knows. */
        default List<Answer> answers() {
            return key().stream().map(value -> new Answer(value, true)).toList();
        }
    }

    /**
     * All marks for exactly the key, else none.
     *
     * @param ordered whether the sequence counts
     * @param worth the marks
     */
    public record Exact(String variable, List<String> key, boolean ordered, BigDecimal worth) implements Rule {

        public Exact {
            key = List.copyOf(key);
        }

        /** One mark for exactly the key. */
        public Exact(String variable, List<String> key, boolean ordered) {
            this(variable, key, ordered, BigDecimal.ONE);
        }

        @Override
        public BigDecimal earned(List<String> values) {
            boolean right = ordered
                    ? values.equals(key)
                    : values.size() == key.size() && new HashSet<>(values).equals(new HashSet<>(key));
            return right ? worth : BigDecimal.ZERO;
        }

        @Override
        public BigDecimal possible() {
            return worth;
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
            BigDecimal sum = sum(values);
            if (!values.isEmpty() && least != null) {
                sum = sum.max(least);
            }
            return most == null ? sum : sum.min(most);
        }

        @Override
        public BigDecimal possible() {
            BigDecimal sum = sum(key);
            return most == null ? sum : sum.min(most);
        }

        /** QTI maps each value once, however often it occurs. */
        private BigDecimal sum(List<String> values) {
            return new HashSet<>(values)
                    .stream()
                            .map(value -> {
                                BigDecimal marks = worth.get(value);
                                return marks == null ? otherwise : marks;
                            })
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * A written text earns the worth of the first spelling that it is, else {@code otherwise}. Spaces at its ends and
     * runs of spaces in it do not count, nor how its letters with accents are encoded: nobody sees either.
     *
     * @param key the spelling, or spellings, given as correct
     * @param least the lower bound, if there is one
     * @param most the upper bound, if there is one
     */
    public record Spelled(
            String variable,
            List<String> key,
            List<Spelling> spellings,
            BigDecimal otherwise,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most)
            implements Rule {

        public Spelled {
            key = List.copyOf(key);
            spellings = List.copyOf(spellings);
        }

        @Override
        public BigDecimal earned(List<String> values) {
            if (values.isEmpty()) {
                return BigDecimal.ZERO;
            }
            BigDecimal worth = spellings.stream()
                    .filter(spelling -> spelling.is(values.get(0)))
                    .map(Spelling::worth)
                    .findFirst()
                    .orElse(otherwise);
            return bounded(worth);
        }

        @Override
        public BigDecimal possible() {
            return spellings.stream()
                    .map(spelling -> bounded(spelling.worth()))
                    .max(BigDecimal::compareTo)
                    .orElse(BigDecimal.ZERO);
        }

        private BigDecimal bounded(BigDecimal worth) {
            BigDecimal raised = least == null ? worth : worth.max(least);
            return most == null ? raised : raised.min(most);
        }

        @Override
        public List<Answer> answers() {
            return spellings.stream()
                    .map(spelling ->
                            new Answer(spelling.text(), spelling.worth().signum() > 0))
                    .toList();
        }
    }

    /**
     * A spelling that is known.
     *
     * @param caseCounts whether capital and small letters differ
     */
    public record Spelling(String text, BigDecimal worth, boolean caseCounts) {

        boolean is(String written) {
            String wanted = Written.plain(text);
            String given = Written.plain(written);
            return caseCounts ? wanted.equals(given) : Written.folded(wanted).equals(Written.folded(given));
        }
    }

    /** All marks for a number within a tolerance, else none. */
    public record Near(String variable, BigDecimal value, Tolerance tolerance, BigDecimal worth) implements Rule {

        @Override
        public List<String> key() {
            return List.of(value.toPlainString());
        }

        @Override
        public BigDecimal earned(List<String> values) {
            boolean right = !values.isEmpty()
                    && Written.numbers(values.get(0)).stream().anyMatch(number -> tolerance.holds(value, number));
            return right ? worth : BigDecimal.ZERO;
        }

        @Override
        public BigDecimal possible() {
            return worth;
        }
    }

    /** How {@link Tolerance} counts. */
    public enum ToleranceMode {
        EXACT,
        ABSOLUTE,
        RELATIVE
    }

    /**
     * How far a number may be from the right one, as {@code qti-equal} counts it.
     *
     * @param below how far below, as a number or, if relative, in per cent of the right one
     * @param above how far above
     * @param withLower whether the lower bound itself is right
     * @param withUpper whether the upper bound itself is right
     */
    public record Tolerance(
            ToleranceMode mode, BigDecimal below, BigDecimal above, boolean withLower, boolean withUpper) {

        public static final Tolerance NONE =
                new Tolerance(ToleranceMode.EXACT, BigDecimal.ZERO, BigDecimal.ZERO, true, true);

        /** The same distance both ways, bounds included. */
        public static Tolerance of(ToleranceMode mode, BigDecimal distance) {
            return new Tolerance(mode, distance, distance, true, true);
        }

        boolean holds(BigDecimal right, BigDecimal given) {
            if (mode == ToleranceMode.EXACT) {
                return given.compareTo(right) == 0;
            }
            int lower = given.compareTo(right.subtract(distance(right, below)));
            int upper = given.compareTo(right.add(distance(right, above)));
            return (withLower ? lower >= 0 : lower > 0) && (withUpper ? upper <= 0 : upper < 0);
        }

        private BigDecimal distance(BigDecimal right, BigDecimal amount) {
            return mode == ToleranceMode.RELATIVE ? right.abs().multiply(amount).movePointLeft(2) : amount;
        }
    }

    /**
     * Marked by a person.
     *
     * @param key a model answer, if the author gave one
     * @param worth the most that the person can give
     */
    public record ByPerson(String variable, List<String> key, BigDecimal worth) implements Rule {

        public ByPerson {
            key = List.copyOf(key);
        }

        @Override
        public BigDecimal earned(List<String> values) {
            return BigDecimal.ZERO;
        }

        @Override
        public BigDecimal possible() {
            return worth;
        }
    }
}
