package org.examhall.bank.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an item is of a kind that the bank has at all; what it does with that kind is for its reader to judge. */
final class QtiScope {

    private static final Set<String> STANDING = Set.of(
            "qti-choice-interaction",
            "qti-order-interaction",
            "qti-match-interaction",
            "qti-associate-interaction",
            "qti-gap-match-interaction",
            "qti-hottext-interaction",
            "qti-hotspot-interaction",
            "qti-graphic-gap-match-interaction",
            "qti-slider-interaction",
            "qti-extended-text-interaction");
    private static final Set<String> IN_TEXT = Set.of("qti-inline-choice-interaction", "qti-text-entry-interaction");
    private static final Set<String> VARIABLE = Set.of(
            "qti-template-declaration",
            "qti-template-processing",
            "qti-printed-variable",
            "qti-template-inline",
            "qti-template-block");

    private final Node item;
    private final Notes notes;
    private final Desk.Wording wording;

    private QtiScope(Node item, Notes notes, Desk.Wording wording) {
        this.item = item;
        this.notes = notes;
        this.wording = wording;
    }

    /**
     * Goes no further with an item of another kind.
     *
     * @throws org.examhall.kernel.Refused with the element that makes it one
     */
    static void require(Node item, Notes notes, Desk.Wording wording) {
        new QtiScope(item, notes, wording).require();
    }

    private void require() {
        if (item.attribute("adaptive").equals("true")) {
            throw notes.refusal(item, "import-adaptive");
        }
        // Feedback may well print a variable: that of the score.
        Optional<Node> variable = item.children().stream()
                .filter(part -> !part.is("qti-modal-feedback"))
                .flatMap(Node::all)
                .filter(node -> VARIABLE.contains(node.name()))
                .findFirst();
        if (variable.isPresent()) {
            throw notes.refusal(variable.get(), "import-variable", named(variable.get()));
        }
        List<Node> asked =
                item.all().filter(node -> node.name().endsWith("-interaction")).toList();
        for (Node interaction : asked) {
            if (!STANDING.contains(interaction.name()) && !IN_TEXT.contains(interaction.name())) {
                throw notes.refusal(interaction, "import-interaction", named(interaction));
            }
        }
        if (asked.isEmpty()) {
            throw notes.refusal(item, "import-no-interaction");
        }
        boolean standing = asked.stream().anyMatch(one -> STANDING.contains(one.name()));
        if (standing && asked.size() > 1) {
            throw notes.refusal(
                    asked.get(1),
                    "import-several-interactions",
                    asked.stream().map(this::named).distinct().collect(Collectors.joining(", ")));
        }
        boolean byPerson = asked.get(0).is("qti-extended-text-interaction");
        if (!byPerson && item.child("qti-response-processing").isEmpty()) {
            throw notes.refusal(item, "import-no-processing");
        }
    }

    /** The element in the words of its file. */
    private String named(Node element) {
        return wording.of("<" + element.name() + ">");
    }
}
