package org.examhall.bank.file;

import java.math.BigDecimal;

/** Response processing of QTI 3.0: the standard templates, and rules that each add to the score. */
final class Scoring {

    static final String RESPONSE = "RESPONSE";
    private static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";
    private static final String ELEMENT = "qti-response-processing";

    private final int line;
    private final Node processing;

    /** @param line on which the rules stand in the file */
    Scoring(int line) {
        this.line = line;
        this.processing = Node.qti(ELEMENT, line);
    }

    static Node template(String name, int line) {
        return Node.qti(ELEMENT, line).with("template", addressOf(name));
    }

    /** The address of a standard template. */
    static String addressOf(String template) {
        return TEMPLATES + template;
    }

    private Node node(String name) {
        return Node.qti(name, line);
    }

    /** Adds what the mapping of a response gives. */
    void map(String variable) {
        processing.add(add(node("qti-map-response").with("identifier", variable)));
    }

    /** Adds a worth for the right response. */
    void match(String variable, BigDecimal worth) {
        condition(node("qti-match"), variable, worth);
    }

    /** Adds a worth for a number near enough to the right one. */
    void near(String variable, BigDecimal below, BigDecimal above, BigDecimal worth) {
        Node equal = node("qti-equal");
        if (below.signum() == 0 && above.signum() == 0) {
            equal.with("tolerance-mode", "exact");
        } else {
            equal.with("tolerance-mode", "absolute")
                    .with("tolerance", Credit.text(below) + " " + Credit.text(above))
                    .with("include-lower-bound", "true")
                    .with("include-upper-bound", "true");
        }
        condition(equal, variable, worth);
    }

    private void condition(Node test, String variable, BigDecimal worth) {
        test(
                test.add(node("qti-variable").with("identifier", variable))
                        .add(node("qti-correct").with("identifier", variable)),
                worth);
    }

    /** Adds a worth where a test holds. */
    void test(Node test, BigDecimal worth) {
        Node value = node("qti-base-value").with("base-type", "float").text(Credit.text(worth));
        processing.add(node("qti-response-condition")
                .add(node("qti-response-if").add(test).add(add(value))));
    }

    private Node add(Node worth) {
        return node("qti-set-outcome-value")
                .with("identifier", "SCORE")
                .add(node("qti-sum")
                        .add(node("qti-variable").with("identifier", "SCORE"))
                        .add(worth));
    }

    /** All rules; a template where there is but one rule, and it says the same. */
    Node done() {
        if (processing.children().size() != 1
                || processing
                        .all()
                        .noneMatch(node -> node.attribute("identifier").equals(RESPONSE))) {
            return processing;
        }
        if (processing.all("qti-map-response").findAny().isPresent()) {
            return template("map_response", line);
        }
        return processing.all("qti-match").findAny().isPresent() ? template("match_correct", line) : processing;
    }
}
