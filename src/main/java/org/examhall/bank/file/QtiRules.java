package org.examhall.bank.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads response processing for what it comes to: which responses add to the score, and how. Rules that only choose
 * feedback are passed over. Anything that is not understood to its end makes the whole not understood, and then the
 * bank's reader has the word.
 */
final class QtiRules {

    private static final String SCORE = "SCORE";

    /** What a response adds to the score. */
    sealed interface Rule permits Mapped, Matched, Tested {
        String variable();
    }

    record Mapped(String variable) implements Rule {}

    /** @param key the correct values, where the declaration does not give them */
    record Matched(String variable, BigDecimal worth, List<String> key) implements Rule {}

    /** @param test the comparison of numbers or of spellings, as it stands */
    record Tested(String variable, BigDecimal worth, Node test) implements Rule {}

    private final Map<String, Node> responses;
    private final List<Rule> rules = new ArrayList<>();
    private int assigned;
    private boolean understood = true;

    private QtiRules(Map<String, Node> responses) {
        this.responses = responses;
    }

    /**
     * The rules of inline response processing.
     *
     * @param responses declarations by the names of the response variables
     */
    static Optional<List<Rule>> read(Node processing, Map<String, Node> responses) {
        QtiRules reader = new QtiRules(responses);
        processing.children().forEach(reader::statement);
        long variables = reader.rules.stream().map(Rule::variable).distinct().count();
        boolean once = variables == reader.rules.size();
        // A score that is set twice is not a sum.
        boolean sum = reader.assigned <= 1;
        return reader.understood && once && sum && !reader.rules.isEmpty()
                ? Optional.of(reader.rules)
                : Optional.empty();
    }

    private void statement(Node statement) {
        switch (statement.name()) {
            case "qti-set-outcome-value" -> outcome(statement);
            case "qti-response-condition" -> condition(statement);
            default -> understood = false;
        }
    }

    private static boolean setsScore(Node node) {
        return node.all("qti-set-outcome-value")
                .anyMatch(set -> set.attribute("identifier").equals(SCORE));
    }

    private void outcome(Node set) {
        if (!set.attribute("identifier").equals(SCORE) || set.children().size() != 1) {
            return;
        }
        Node value = set.children().get(0);
        if (value.is("qti-sum")) {
            boolean adds = value.children().stream().anyMatch(QtiRules::isScore);
            assigned += adds ? 0 : 1;
            value.children().stream().filter(part -> !isScore(part)).forEach(this::map);
        } else if (!isZero(value)) {
            assigned++;
            map(value);
        }
    }

    private void map(Node expression) {
        if (expression.is("qti-map-response") && responses.containsKey(expression.attribute("identifier"))) {
            rules.add(new Mapped(expression.attribute("identifier")));
        } else {
            understood = false;
        }
    }

    private static boolean isScore(Node node) {
        return node.is("qti-variable") && node.attribute("identifier").equals(SCORE);
    }

    private static boolean isZero(Node node) {
        return number(node).filter(number -> number.signum() == 0).isPresent();
    }

    private static Optional<BigDecimal> number(Node node) {
        boolean plain = node.is("qti-base-value") && node.plain().matches("-?\\d{1,4}(\\.\\d{1,4})?");
        return plain ? Optional.of(new BigDecimal(node.plain())) : Optional.empty();
    }

    private void condition(Node condition) {
        if (!setsScore(condition)) {
            return;
        }
        List<Node> branches = condition.children();
        Node first = branches.isEmpty() ? condition : branches.get(0);
        if (!first.is("qti-response-if") || first.children().size() < 2) {
            understood = false;
            return;
        }
        Node test = first.children().get(0);
        List<Node> then = first.children().subList(1, first.children().size());
        List<Node> otherwise = new ArrayList<>();
        for (Node branch : branches.subList(1, branches.size())) {
            if (branch.is("qti-response-else")) {
                otherwise.addAll(branch.children());
            } else if (setsScore(branch)) {
                understood = false;
            }
        }
        if (test.is("qti-is-null")) {
            requireNothing(then);
            otherwise.forEach(this::statement);
        } else if (test.is("qti-not") && test.child("qti-is-null").isPresent()) {
            then.forEach(this::statement);
            requireNothing(otherwise);
        } else {
            requireNothing(otherwise);
            worth(then).ifPresentOrElse(worth -> compared(test, worth), () -> understood = false);
        }
    }

    /** The score stays as it is, or is nothing. */
    private void requireNothing(List<Node> statements) {
        for (Node statement : statements) {
            boolean score = statement.is("qti-set-outcome-value")
                    ? statement.attribute("identifier").equals(SCORE)
                    : setsScore(statement);
            if (score && !statement.children().stream().allMatch(QtiRules::isZero)) {
                understood = false;
            }
        }
    }

    /** What the score becomes, or is raised by. */
    private Optional<BigDecimal> worth(List<Node> statements) {
        List<Node> scores = statements.stream()
                .filter(statement -> statement.is("qti-set-outcome-value")
                        && statement.attribute("identifier").equals(SCORE))
                .toList();
        boolean nested = statements.stream()
                .anyMatch(statement -> !statement.is("qti-set-outcome-value") && setsScore(statement));
        if (nested || scores.size() != 1 || scores.get(0).children().size() != 1) {
            return Optional.empty();
        }
        Node value = scores.get(0).children().get(0);
        if (value.is("qti-sum") && value.children().stream().anyMatch(QtiRules::isScore)) {
            List<Node> parts =
                    value.children().stream().filter(part -> !isScore(part)).toList();
            return parts.size() == 1 ? number(parts.get(0)) : Optional.empty();
        }
        assigned++;
        boolean most = value.is("qti-variable") && value.attribute("identifier").equals("MAXSCORE");
        return most ? Optional.of(BigDecimal.ONE) : number(value);
    }

    private void compared(Node test, BigDecimal worth) {
        Optional<Node> response = named(test).filter(variable -> worth.signum() > 0);
        if (response.isEmpty()) {
            understood = false;
            return;
        }
        String variable = response.get().attribute("identifier");
        boolean text = response.get().attribute("base-type").equals("string");
        if (test.is("qti-match") && !text) {
            matched(test, response.get(), worth);
        } else if (test.is("qti-equal") || (text && areSpellings(test))) {
            rules.add(new Tested(variable, worth, test));
        } else {
            understood = false;
        }
    }

    /** Compared with its correct value, or with what is as good as declared to be it. */
    private void matched(Node test, Node response, BigDecimal worth) {
        List<String> values = test.children().stream()
                .filter(side -> !side.is("qti-variable"))
                .flatMap(side -> side.all("qti-base-value"))
                .map(Node::plain)
                .toList();
        List<String> key = response.children("qti-correct-response").stream()
                .flatMap(correct -> correct.all("qti-value"))
                .map(Node::plain)
                .toList();
        boolean declared = test.child("qti-correct").isPresent() && !key.isEmpty();
        boolean ordered = response.attribute("cardinality").equals("ordered");
        boolean same = ordered ? values.equals(key) : Set.copyOf(values).equals(Set.copyOf(key));
        if (declared || same) {
            rules.add(new Matched(response.attribute("identifier"), worth, List.of()));
        } else if (key.isEmpty() && !values.isEmpty()) {
            rules.add(new Matched(response.attribute("identifier"), worth, values));
        } else {
            understood = false;
        }
    }

    /** Whether a text is compared with a text, or with any of some. */
    private static boolean areSpellings(Node test) {
        return test.is("qti-match")
                || test.is("qti-string-match")
                || (test.is("qti-or") && test.children().stream().allMatch(QtiRules::areSpellings));
    }

    /** The declaration of the one response that is compared; nothing if it is none, or more. */
    private Optional<Node> named(Node test) {
        if (test.is("qti-or")) {
            List<Optional<Node>> all =
                    test.children().stream().map(this::named).distinct().toList();
            return all.size() == 1 ? all.get(0) : Optional.empty();
        }
        List<Node> sides = test.children();
        List<Node> variables =
                sides.stream().filter(side -> side.is("qti-variable")).toList();
        if (sides.size() != 2 || variables.size() != 1) {
            return Optional.empty();
        }
        String variable = variables.get(0).attribute("identifier");
        boolean fits = sides.stream()
                .filter(side -> !side.is("qti-variable"))
                .allMatch(side -> isValue(side)
                        || (side.is("qti-correct")
                                && side.attribute("identifier").equals(variable)));
        return fits ? Optional.ofNullable(responses.get(variable)) : Optional.empty();
    }

    private static boolean isValue(Node side) {
        boolean several = side.is("qti-multiple") || side.is("qti-ordered");
        return side.is("qti-base-value")
                || (several && side.children().stream().allMatch(value -> value.is("qti-base-value")));
    }
}
