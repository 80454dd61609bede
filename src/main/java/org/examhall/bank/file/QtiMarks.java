package org.examhall.bank.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.kernel.Refusal;

/** Brings the marks of an item to a whole of one, whatever its tool counted in. */
final class QtiMarks {

    private static final String RESPONSE = Scoring.RESPONSE;
    private static final Set<String> TEMPLATES =
            Set.of("match_correct", "map_response", "CC2_match", "CC2_match_basic", "CC2_map_response");

    private final Map<String, Node> responses = new HashMap<>();
    private final Notes notes;

    QtiMarks(List<Node> responses, Notes notes) {
        responses.forEach(response -> this.responses.put(response.attribute("identifier"), response));
        this.notes = notes;
    }

    /**
     * The processing as the bank knows it, with the mappings scaled to it; the same as it was where it is not
     * understood.
     */
    Node brought(Node processing) {
        String template = processing.attribute("template");
        if (!template.isEmpty()) {
            return ofTemplate(processing, template);
        }
        return QtiRules.read(processing, responses)
                .flatMap(rules -> scaled(processing, rules))
                .orElse(processing);
    }

    /** A standard template goes by its name: where it lies is written in many ways. */
    private Node ofTemplate(Node processing, String address) {
        String name =
                address.replaceAll("[?#].*$", "").replaceAll(".*[/\\\\]", "").replaceAll("\\.xml$", "");
        if (!TEMPLATES.contains(name)) {
            return Node.qti(processing.name(), processing.line()).with("template", address);
        }
        Node same = Scoring.template(name, processing.line());
        return name.endsWith("map_response") && responses.containsKey(RESPONSE)
                ? scaled(processing, List.of(new QtiRules.Mapped(RESPONSE))).orElse(same)
                : same;
    }

    private Optional<Node> scaled(Node processing, List<QtiRules.Rule> rules) {
        List<BigDecimal> worths = rules.stream().map(this::worth).toList();
        if (worths.stream().anyMatch(worth -> worth.signum() <= 0)) {
            return Optional.empty();
        }
        BigDecimal whole = worths.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.compareTo(BigDecimal.ONE) != 0) {
            notes.add("scaled-from", Credit.text(whole));
        }
        List<BigDecimal> shares = Credit.shares(worths);
        Scoring scoring = new Scoring(processing.line());
        for (int i = 0; i < rules.size(); i++) {
            QtiRules.Rule rule = rules.get(i);
            if (rule instanceof QtiRules.Tested tested) {
                scoring.test(tested.test(), shares.get(i));
            } else if (rule instanceof QtiRules.Matched matched) {
                declare(rule.variable(), matched.key());
                scoring.match(rule.variable(), shares.get(i));
            } else if (isNumber(rule.variable())) {
                oneNumber(rule.variable());
                scoring.near(rule.variable(), BigDecimal.ZERO, BigDecimal.ZERO, shares.get(i));
            } else {
                scale(rule.variable(), worths.get(i), shares.get(i));
                scoring.map(rule.variable());
            }
        }
        return Optional.of(scoring.done());
    }

    private BigDecimal worth(QtiRules.Rule rule) {
        if (rule instanceof QtiRules.Matched matched) {
            return matched.worth();
        }
        if (rule instanceof QtiRules.Tested tested) {
            return tested.worth();
        }
        return mapping(rule.variable())
                .map(mapping -> most(rule.variable(), mapping))
                .orElse(BigDecimal.ZERO);
    }

    private void declare(String variable, List<String> key) {
        Node response = responses.get(variable);
        if (response != null && !key.isEmpty()) {
            Node correct = Node.qti("qti-correct-response", response.line());
            key.forEach(
                    value -> correct.add(Node.qti("qti-value", response.line()).text(value)));
            response.pieces().add(0, correct);
        }
    }

    private boolean isNumber(String variable) {
        Node response = responses.get(variable);
        return response != null && response.attribute("base-type").equals("float");
    }

    /** A map of one number says that this number is right; one of several says more than can be kept. */
    private void oneNumber(String variable) {
        Node response = responses.get(variable);
        Node mapping = mapping(variable).orElse(null);
        if (response == null || mapping == null) {
            return;
        }
        long earning = mapping.children("qti-map-entry").stream()
                .filter(entry -> number(entry.attribute("mapped-value")).signum() > 0)
                .count();
        if (earning != 1) {
            throw Refusal.of("import-several-numbers").asException();
        }
        if (response.child("qti-correct-response").isEmpty()) {
            response.pieces().add(0, keyOfMapping(response, mapping));
        }
        response.pieces().remove(mapping);
    }

    private Optional<Node> mapping(String variable) {
        return Optional.ofNullable(responses.get(variable)).flatMap(response -> response.child("qti-mapping"));
    }

    /** The most that the mapping gives for the right response. */
    private BigDecimal most(String variable, Node mapping) {
        Node response = responses.get(variable);
        boolean single = response != null && response.attribute("cardinality").equals("single");
        boolean declared =
                response != null && response.child("qti-correct-response").isPresent();
        Set<String> key = response == null ? Set.of() : keyOf(declared ? response : keyOfMapping(response, mapping));
        BigDecimal most = BigDecimal.ZERO;
        for (Node entry : mapping.children("qti-map-entry")) {
            BigDecimal value = number(entry.attribute("mapped-value"));
            if (single) {
                most = most.max(value);
            } else if (key.contains(entry.attribute("map-key"))) {
                most = most.add(value);
            }
        }
        String bound = mapping.attribute("upper-bound");
        return bound.isEmpty() ? most : most.min(number(bound));
    }

    private static Set<String> keyOf(Node response) {
        return response.all("qti-value").map(Node::plain).collect(Collectors.toSet());
    }

    private static BigDecimal number(String text) {
        return text.matches("[+-]?\\d{1,6}(\\.\\d{1,9})?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    /** Gives a mapping another whole, in its own proportions. */
    private void scale(String variable, BigDecimal whole, BigDecimal share) {
        Node response = responses.get(variable);
        Node mapping = mapping(variable).orElse(null);
        if (response == null || mapping == null) {
            return;
        }
        if (response.child("qti-correct-response").isEmpty()) {
            response.pieces().add(0, keyOfMapping(response, mapping));
        }
        List<Node> entries = mapping.children("qti-map-entry");
        boolean costs = number(mapping.attribute("default-value")).signum() < 0
                || entries.stream()
                        .anyMatch(
                                entry -> number(entry.attribute("mapped-value")).signum() < 0);
        for (String bound : List.of("lower-bound", "upper-bound", "default-value")) {
            if (!mapping.attribute(bound).isEmpty()) {
                mapping.with(bound, Credit.text(scaled(number(mapping.attribute(bound)), whole, share)));
            }
        }
        String floor = mapping.attribute("lower-bound");
        if (costs && (floor.isEmpty() || number(floor).signum() < 0)) {
            notes.add("floor");
            mapping.with("lower-bound", "0");
        }
        Set<String> key = keyOf(response);
        List<Node> right = new ArrayList<>();
        BigDecimal given = BigDecimal.ZERO;
        for (Node entry : entries) {
            BigDecimal value = scaled(number(entry.attribute("mapped-value")), whole, share);
            entry.with("mapped-value", Credit.text(value));
            if (key.contains(entry.attribute("map-key"))) {
                right.add(entry);
                given = given.add(value);
            }
        }
        boolean rounded = given.subtract(share).abs().compareTo(new BigDecimal("0.01")) < 0;
        if (!right.isEmpty() && rounded) {
            Node first = right.get(0);
            first.with(
                    "mapped-value",
                    Credit.text(number(first.attribute("mapped-value")).add(share.subtract(given))));
        }
        // Where the right values come to more than the whole, the bound makes the whole.
        if (given.compareTo(share) > 0 && !rounded) {
            mapping.with("upper-bound", Credit.text(share));
        }
    }

    private static BigDecimal scaled(BigDecimal value, BigDecimal whole, BigDecimal share) {
        return value.multiply(share).divide(whole, 4, RoundingMode.HALF_UP);
    }

    /** What earns marks is the key where none is given: of one value, the best. */
    private static Node keyOfMapping(Node response, Node mapping) {
        boolean single = response.attribute("cardinality").equals("single");
        Node key = Node.qti("qti-correct-response", mapping.line());
        List<Node> earning = mapping.children("qti-map-entry").stream()
                .filter(entry -> number(entry.attribute("mapped-value")).signum() > 0)
                .sorted((one, other) ->
                        number(other.attribute("mapped-value")).compareTo(number(one.attribute("mapped-value"))))
                .toList();
        earning.stream()
                .limit(single ? 1 : earning.size())
                .forEach(entry -> key.add(Node.qti("qti-value", entry.line()).text(entry.attribute("map-key"))));
        return key;
    }
}
