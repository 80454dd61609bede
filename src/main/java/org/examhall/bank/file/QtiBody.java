package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an item of another tool asks, in the bank's markup, and the reasons that it gives beside its options. */
final class QtiBody {

    private static final Set<String> OPTIONS = Set.of(
            "qti-simple-choice", "qti-hottext", "qti-gap-text", "qti-simple-associable-choice", "qti-inline-choice");

    private static final Set<String> INLINE_FEEDBACK = Set.of("qti-feedback-inline", "qti-feedback-block");

    /** Attributes that only say how something looks, or what a tool keeps for itself. */
    private static final Set<String> ADORNMENT = Set.of(
            "class",
            "id",
            "label",
            "style",
            "dir",
            "role",
            "tabindex",
            "orientation",
            "title",
            "xml:base",
            "xml:lang",
            "base",
            "format",
            "placeholder-text",
            "pattern-mask",
            "step-label",
            "reverse",
            "min-associations");

    /** Stands where nothing asks, for the author to write what is to be done. */
    private static final String UNASKED = "…";

    private final Map<String, Node> responses = new HashMap<>();
    private final Notes notes;
    private final HouseMarkup markup;
    private final Map<String, String> inlineReasons = new LinkedHashMap<>();
    private final Set<String> places = new HashSet<>();

    QtiBody(List<Node> responses, Notes notes) {
        responses.forEach(response -> this.responses.put(response.attribute("identifier"), response));
        this.notes = notes;
        this.markup = new HouseMarkup(notes);
    }

    /** The body with its one interaction last, as the bank has it. */
    Node fitted(Node body) {
        List<Node> blocks = markup.blocks(withoutFeedback(body).pieces(), body.line());
        List<Node> before = new ArrayList<>();
        List<Node> interactions = new ArrayList<>();
        if (!blocks.isEmpty() && blocks.get(0).all().anyMatch(QtiBody::isField)) {
            notes.add("no-prompt");
            before.add(Node.qti("p", body.line()).text(UNASKED));
        }
        for (Node block : blocks) {
            if (block.name().endsWith("-interaction")) {
                interactions.add(interaction(block, before));
            } else if (block.is("qti-rubric-block")) {
                before.add(rubric(block));
            } else {
                if (!interactions.isEmpty()) {
                    notes.add("after", Desk.shown(block.plain()));
                }
                before.add(inline(block));
            }
        }
        return Node.qti("qti-item-body", body.line()).addAll(before).addAll(interactions);
    }

    private static boolean isField(Node node) {
        return node.is("qti-inline-choice-interaction") || node.is("qti-text-entry-interaction");
    }

    private static Node rubric(Node rubric) {
        Node same = rubric.containing(rubric.pieces());
        same.attributes().keySet().retainAll(Set.of("view"));
        return same;
    }

    /** Takes the feedback out; that of an option is its reason. */
    private Node withoutFeedback(Node node) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : node.pieces()) {
            if (piece instanceof Node child && INLINE_FEEDBACK.contains(child.name())) {
                boolean shown = !child.attribute("show-hide").equals("hide");
                if (OPTIONS.contains(node.name()) && shown) {
                    inlineReasons.put(node.attribute("identifier"), child.plain());
                } else {
                    notes.add("feedback", child.attribute("identifier"));
                }
            } else {
                pieces.add(piece instanceof Node child ? withoutFeedback(child) : piece);
            }
        }
        return node.containing(pieces);
    }

    private Node unadorned(Node node) {
        Node plain = new Node(node.namespace(), node.name(), node.line());
        node.attributes().forEach((attribute, value) -> {
            boolean kept = !ADORNMENT.contains(attribute)
                    && !attribute.startsWith("data-")
                    && !attribute.startsWith("aria-")
                    && !attribute.startsWith("{");
            if (attribute.equals("fixed")) {
                if (value.strip().equals("true")) {
                    notes.add("fixed");
                }
            } else if (kept) {
                plain.with(attribute, value);
            }
        });
        return plain;
    }

    private Node interaction(Node interaction, List<Node> before) {
        Node fitted = unadorned(interaction);
        String variable = interaction.attribute("response-identifier");
        boolean asked = false;
        for (Piece piece : interaction.pieces()) {
            if (!(piece instanceof Node child)) {
                fitted.add(piece);
            } else if (child.is("qti-prompt")) {
                asked |= prompt(child, before, fitted);
            } else if (child.is("qti-simple-match-set")) {
                Node set = unadorned(child);
                child.children().forEach(option -> set.add(option(option, variable)));
                fitted.add(set);
            } else if (OPTIONS.contains(child.name())) {
                fitted.add(option(child, variable));
            } else if (child.name().startsWith("qti-") || child.is("img") || child.is("object")) {
                fitted.add(unadorned(child).addAll(child.pieces()));
            } else {
                markup.blocks(List.of(child), child.line()).forEach(block -> fitted.add(inline(block)));
            }
        }
        if (!asked && before.isEmpty()) {
            notes.add("no-prompt");
            before.add(Node.qti("p", interaction.line()).text(UNASKED));
        }
        if (fitted.is("qti-choice-interaction")) {
            choices(fitted, variable);
        }
        if (fitted.is("qti-match-interaction")) {
            pairs(fitted, variable);
        }
        if (hasFixed(interaction)) {
            fitted.with("shuffle", "false");
        }
        return fitted;
    }

    private static boolean hasFixed(Node interaction) {
        return interaction.attribute("shuffle").equals("true")
                && interaction.all().anyMatch(node -> node.attribute("fixed").equals("true"));
    }

    /** Of a prompt of several paragraphs the last one asks. */
    private boolean prompt(Node prompt, List<Node> before, Node interaction) {
        List<Node> blocks = markup.blocks(prompt.pieces(), prompt.line());
        if (blocks.isEmpty()) {
            return false;
        }
        Node last = blocks.get(blocks.size() - 1);
        if (last.is("p")) {
            before.addAll(blocks.subList(0, blocks.size() - 1));
            interaction.add(Node.qti("qti-prompt", prompt.line()).addAll(last.pieces()));
        } else {
            before.addAll(blocks);
        }
        return true;
    }

    private Node option(Node option, String variable) {
        Node fitted = unadorned(option);
        boolean plain = !option.is("qti-simple-choice") && !option.is("qti-hottext");
        if (plain) {
            fitted.text(markup.plain(option.pieces()));
        } else {
            fitted.addAll(markup.phrases(option.pieces()));
        }
        String identifier = option.attribute("identifier");
        places.add(option.is("qti-inline-choice") ? variable + "." + identifier : identifier);
        return fitted;
    }

    /** Interactions within a text. */
    private Node inline(Node node) {
        if (node.is("qti-inline-choice-interaction")) {
            Node fitted = unadorned(node);
            String variable = node.attribute("response-identifier");
            node.children().forEach(option -> fitted.add(option(option, variable)));
            return fitted;
        }
        if (node.is("qti-text-entry-interaction") || node.is("qti-gap")) {
            places.add(node.attribute("response-identifier"));
            return unadorned(node);
        }
        if (node.is("qti-hottext")) {
            return option(node, "");
        }
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : node.pieces()) {
            pieces.add(piece instanceof Node child ? inline(child) : piece);
        }
        return node.containing(pieces);
    }

    private Set<String> key(String variable) {
        Node response = responses.get(variable);
        return response == null
                ? Set.of()
                : response.all("qti-value").map(Node::plain).collect(Collectors.toSet());
    }

    /** Whether no more can be chosen anywhere in an item than is right there. */
    static boolean isBounded(Node item) {
        return item.all("qti-choice-interaction").allMatch(choice -> {
            long right = item.children("qti-response-declaration").stream()
                    .filter(response ->
                            response.attribute("identifier").equals(choice.attribute("response-identifier")))
                    .flatMap(response -> response.children("qti-correct-response").stream())
                    .flatMap(correct -> correct.all("qti-value"))
                    .count();
            return isBounded(choice.attribute("max-choices"), right);
        });
    }

    private static boolean isBounded(String most, long right) {
        return most.equals(String.valueOf(right)) || (most.isEmpty() && right == 1);
    }

    /** As many may be chosen as are right: any number would reward who ticks them all. */
    private void choices(Node interaction, String variable) {
        int right = key(variable).size();
        String most = interaction.attribute("max-choices");
        if (right > 0 && !isBounded(most, right)) {
            notes.add("choices", String.valueOf(right));
            interaction.with("max-choices", String.valueOf(right));
            Node response = responses.get(variable);
            if (response != null) {
                response.with("cardinality", right == 1 ? "single" : "multiple");
            }
        }
        interaction.without("min-choices");
    }

    /** Each text of the first set has one partner; those of the second may be used again. */
    private void pairs(Node interaction, String variable) {
        List<Node> sets = interaction.children("qti-simple-match-set");
        if (sets.size() != 2) {
            return;
        }
        List<Node> lefts = sets.get(0).children();
        boolean each = lefts.size() == key(variable).size()
                && lefts.stream()
                        .allMatch(left -> key(variable).stream()
                                .anyMatch(pair -> pair.startsWith(left.attribute("identifier") + " ")));
        if (!each) {
            return;
        }
        boolean loosened =
                lefts.stream().anyMatch(left -> !left.attribute("match-max").equals("1"))
                        || sets.get(1).children().stream()
                                .anyMatch(right -> !Set.of("0", "1").contains(right.attribute("match-max")));
        if (loosened) {
            notes.add("pairs");
        }
        boolean once = sets.get(1).children().stream()
                .allMatch(right -> right.attribute("match-max").equals("1"));
        lefts.forEach(left -> left.with("match-max", "1"));
        sets.get(1).children().forEach(right -> right.with("match-max", once ? "1" : "0"));
        interaction.with("max-associations", String.valueOf(lefts.size()));
    }

    /** The reasons by the places they explain: of options, and of whatever else the bank explains. */
    Map<String, String> reasons(List<Node> feedback) {
        Map<String, String> why = new LinkedHashMap<>(inlineReasons);
        why.keySet().retainAll(places);
        for (Node modal : feedback) {
            String place = modal.attribute("identifier");
            boolean shown = !modal.attribute("show-hide").equals("hide");
            boolean known = places.contains(place) || place.equals(Scoring.RESPONSE);
            if (known && shown && !modal.plain().isEmpty() && !why.containsKey(place)) {
                why.put(place, modal.plain());
            } else {
                notes.add("feedback", place);
            }
        }
        return why;
    }
}
