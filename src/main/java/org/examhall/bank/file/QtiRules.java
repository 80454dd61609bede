package org.examhall.bank.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
    sealed interface Rule permits Mapped, Matched, Near {
        String variable();
    }

    record Mapped(String variable) implements Rule {}

    record Matched(String variable, BigDecimal worth) implements Rule {}

    /** @param test the comparison of numbers, as it stands */
    record Near(String variable, BigDecimal worth, Node test) implements Rule {}

    private final Set<String> responses;
    private final List<Rule> rules = new ArrayList<>();
    private int assigned;
    private boolean understood = true;

    private QtiRules(Set<String> responses) {
        this.responses = responses;
    }

    /**
     * The rules of inline response processing.
     *
     * @param responses names of the response variables
     */
    static Optional<List<Rule>> read(Node processing, Set<String> responses) {
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
        if (expression.is("qti-map-response") && responses.contains(expression.attribute("identifier"))) {
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
        List<Node> sides = test.children();
        boolean both = sides.size() == 2
                && sides.get(0).is("qti-variable")
                && sides.get(1).is("qti-correct")
                && sides.get(0).attribute("identifier").equals(sides.get(1).attribute("identifier"))
                && responses.contains(sides.get(0).attribute("identifier"));
        if (!both || worth.signum() <= 0) {
            understood = false;
        } else if (test.is("qti-match")) {
            rules.add(new Matched(sides.get(0).attribute("identifier"), worth));
        } else if (test.is("qti-equal")) {
            rules.add(new Near(sides.get(0).attribute("identifier"), worth, test));
        } else {
            understood = false;
        }
    }
}
