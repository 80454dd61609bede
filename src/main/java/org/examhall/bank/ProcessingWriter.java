package org.examhall.bank;

import java.math.BigDecimal;
import java.util.List;

/** Writes a mark scheme as response processing: by a template where one says it, else rule by rule. */
final class ProcessingWriter {

    private static final String ELEMENT = "qti-response-processing";

    private final MarkScheme scheme;
    private final XmlText xml;

    ProcessingWriter(MarkScheme scheme, XmlText xml) {
        this.scheme = scheme;
        this.xml = xml;
    }

    void write() {
        List<MarkScheme.Rule> rules = scheme.rules();
        if (rules.stream().anyMatch(rule -> rule instanceof MarkScheme.ByPerson)) {
            return;
        }
        MarkScheme.Rule first = rules.get(0);
        boolean one = rules.size() == 1 && first.variable().equals(Item.RESPONSE);
        if (one && isMapped(first)) {
            template("map_response");
        } else if (one
                && first instanceof MarkScheme.Exact exact
                && XmlText.number(exact.worth()).equals("1")) {
            template("match_correct");
        } else {
            xml.open(ELEMENT).line();
            rules.forEach(this::rule);
            xml.close(ELEMENT).line();
        }
    }

    private static boolean isMapped(MarkScheme.Rule rule) {
        return rule instanceof MarkScheme.Mapped || rule instanceof MarkScheme.Spelled;
    }

    private void template(String name) {
        xml.empty(ELEMENT, "template", Qti.template(name)).line();
    }

    /** Each rule adds to the score what it gives. */
    private void rule(MarkScheme.Rule rule) {
        if (rule instanceof MarkScheme.Exact exact) {
            condition(exact, "qti-match", exact.worth());
        } else if (rule instanceof MarkScheme.Near near) {
            near(near);
        } else {
            openScore();
            xml.empty("qti-map-response", "identifier", rule.variable());
            closeScore();
        }
        xml.line();
    }

    private void near(MarkScheme.Near near) {
        MarkScheme.Tolerance tolerance = near.tolerance();
        if (tolerance.mode() == MarkScheme.ToleranceMode.EXACT) {
            condition(near, "qti-equal", near.worth(), "tolerance-mode", "exact");
        } else {
            condition(
                    near,
                    "qti-equal",
                    near.worth(),
                    "tolerance-mode",
                    tolerance.mode() == MarkScheme.ToleranceMode.ABSOLUTE ? "absolute" : "relative",
                    "tolerance",
                    XmlText.number(tolerance.below()) + " " + XmlText.number(tolerance.above()),
                    "include-lower-bound",
                    String.valueOf(tolerance.withLower()),
                    "include-upper-bound",
                    String.valueOf(tolerance.withUpper()));
        }
    }

    private void condition(MarkScheme.Rule rule, String test, BigDecimal worth, String... attributes) {
        xml.open("qti-response-condition")
                .open("qti-response-if")
                .open(test, attributes)
                .empty("qti-variable", "identifier", rule.variable())
                .empty("qti-correct", "identifier", rule.variable())
                .close(test);
        openScore();
        xml.text("qti-base-value", XmlText.number(worth), "base-type", "float");
        closeScore();
        xml.close("qti-response-if").close("qti-response-condition");
    }

    private void openScore() {
        xml.open("qti-set-outcome-value", "identifier", "SCORE")
                .open("qti-sum")
                .empty("qti-variable", "identifier", "SCORE");
    }

    private void closeScore() {
        xml.close("qti-sum").close("qti-set-outcome-value");
    }
}
