package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.bank.Item;
import org.examhall.kernel.Language;

/** What an item of another tool asks, in the bank's markup, and the reasons that it gives beside its options. */
final class QtiBody {

    private static final Set<String> OPTIONS = Set.of(
            "qti-simple-choice", "qti-hottext", "qti-gap-text", "qti-simple-associable-choice", "qti-inline-choice");

    private static final Set<String> VIEWS = Set.of("author", "candidate", "scorer");
    private static final Set<String> CHOOSING =
            Set.of("qti-choice-interaction", "qti-hottext-interaction", "qti-hotspot-interaction");
    private static final Set<String> INLINE_FEEDBACK = Set.of("qti-feedback-inline", "qti-feedback-block");

    private static final Set<String> ON_PICTURES =
            Set.of("qti-hotspot-interaction", "qti-graphic-gap-match-interaction");
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

    private final Map<String, Node> responses = new HashMap<>();
    private final Language language;
    private final Notes notes;
    private final HouseMarkup markup;
    private final HouseMedia media;
    private final Map<String, String> inlineReasons = new LinkedHashMap<>();
    private final Set<String> places = new HashSet<>();

    QtiBody(List<Node> responses, Language language, Notes notes, Shelf shelf) {
        responses.forEach(response -> this.responses.put(response.attribute("identifier"), response));
        this.notes = notes;
        this.language = language;
        this.markup = new HouseMarkup(notes, shelf);
        this.media = new HouseMedia(notes, shelf);
    }

    /** The body with its one interaction last, as the bank has it. */
    Node fitted(Node body) {
        List<Node> blocks = markup.blocks(withoutFeedback(body).pieces(), body.line());
        List<Node> before = new ArrayList<>();
        List<Node> interactions = new ArrayList<>();
        if (!blocks.isEmpty() && blocks.get(0).all().anyMatch(QtiBody::isField)) {
            before.add(Node.qti("p", body.line()).text(Translation.fillIn(language)));
        }
        for (Node block : blocks) {
            if (block.name().endsWith("-interaction")) {
                interactions.add(interaction(block, before));
            } else if (block.is("qti-rubric-block")) {
                rubric(block).ifPresent(before::add);
            } else {
                if (!interactions.isEmpty()) {
                    notes.add("after", Desk.shown(block.plain()));
                }
                before.add(inline(block));
            }
        }
        return Node.qti("qti-item-body", body.line()).addAll(before).addAll(interactions);
    }

    private static boolean isPlace(Node node) {
        return node.is("qti-gap") || node.is("qti-associable-hotspot");
    }

    private static boolean isField(Node node) {
        return node.is("qti-inline-choice-interaction") || node.is("qti-text-entry-interaction");
    }

    /** A rubric for those whom the bank knows; nothing if it is for others. */
    private Optional<Node> rubric(Node rubric) {
        List<String> views = Arrays.stream(rubric.attribute("view").split("\\s+"))
                .filter(VIEWS::contains)
                .toList();
        if (views.isEmpty()) {
            notes.add("rubric", rubric.attribute("view"));
            return Optional.empty();
        }
        Node content = rubric.child("qti-content-body").orElse(rubric);
        return Optional.of(Node.qti(rubric.name(), rubric.line())
                .with("view", String.join(" ", views))
                .add(Node.qti("qti-content-body", content.line())
                        .addAll(markup.blocks(content.pieces(), content.line()))));
    }

    /** Takes the feedback out; that of an option is its reason. */
    private Node withoutFeedback(Node node) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : node.pieces()) {
            if (piece instanceof Node child && INLINE_FEEDBACK.contains(child.name())) {
                boolean shown = !child.attribute("show-hide").equals("hide");
                if (OPTIONS.contains(node.name()) && shown) {
                    inlineReasons.put(node.attribute("identifier"), reason(child));
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
            } else if (child.is("qti-gap-img")) {
                fitted.add(labelled(child));
            } else if (child.name().startsWith("qti-")) {
                fitted.add(unadorned(child).addAll(child.pieces()));
            } else if (HouseMedia.isPicture(child) && ON_PICTURES.contains(interaction.name())) {
                fitted.add(media.subject(child));
            } else {
                markup.blocks(List.of(child), child.line()).forEach(block -> fitted.add(inline(block)));
            }
        }
        if (!asked && before.isEmpty()) {
            notes.add("no-prompt");
            before.add(Node.qti("p", interaction.line()).text(Item.UNSAID));
        }
        if (CHOOSING.contains(fitted.name())) {
            choices(fitted, variable);
        }
        if (fitted.is("qti-order-interaction")) {
            wholeOrder(fitted);
        }
        if (fitted.is("qti-gap-match-interaction") || fitted.is("qti-graphic-gap-match-interaction")) {
            int places = (int) fitted.all().filter(QtiBody::isPlace).count();
            uses(fitted.children("qti-gap-text"), places);
        }
        constraints(fitted.is("qti-order-interaction") ? fitted : interaction);
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
            interaction.add(Node.qti("qti-prompt", prompt.line()).addAll(QtiCatalog.explained(prompt, last.pieces())));
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
            fitted.addAll(QtiCatalog.explained(option, markup.phrases(option.pieces())));
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
            boolean emptied = false;
            for (Node option : node.children()) {
                // Where nothing is chosen yet, other tools need an option that says so.
                boolean nothing = option.all().count() == 1
                        && option.plain().isEmpty()
                        && !key(variable).contains(option.attribute("identifier"));
                emptied |= nothing;
                if (!nothing) {
                    fitted.add(option(option, variable));
                }
            }
            if (emptied) {
                notes.add("empty-option");
            }
            return fitted;
        }
        if (node.is("qti-text-entry-interaction") || node.is("qti-gap")) {
            places.add(node.attribute("response-identifier"));
            constraints(node);
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

    /** A picture to be put somewhere, by its words: what is moved is read, not looked at. */
    private Node labelled(Node gapImage) {
        Node label = Node.qti("qti-gap-text", gapImage.line())
                .with("identifier", gapImage.attribute("identifier"))
                .with("match-max", gapImage.attribute("match-max"));
        String own = gapImage.attribute("object-label");
        String words = gapImage.children().stream()
                .filter(HouseMedia::isPicture)
                .map(picture -> picture.is("object") ? picture.plain() : picture.attribute("alt"))
                .filter(alt -> !alt.isEmpty())
                .findFirst()
                .orElse(own);
        if (words.isEmpty()) {
            throw notes.refusal(gapImage, "import-label-words", gapImage.attribute("identifier"));
        }
        notes.add("label-picture", words);
        places.add(gapImage.attribute("identifier"));
        return label.text(words);
    }

    /** What the bank has no place for and a candidate would notice. */
    private void constraints(Node interaction) {
        String format = interaction.attribute("format");
        if (!format.isEmpty() && !format.equals("plain")) {
            notes.add("format", format);
        }
        if (!interaction.attribute("pattern-mask").isEmpty()) {
            notes.add("mask", interaction.attribute("pattern-mask"));
        }
        for (String least : List.of("min-choices", "min-associations", "min-strings")) {
            if (interaction.attribute(least).matches("0*([2-9]|[1-9]\\d+)")) {
                notes.add("least", interaction.attribute(least));
            }
        }
    }

    /** All that is there is put into order; a part of it is another kind of question. */
    private static void wholeOrder(Node interaction) {
        String all = String.valueOf(interaction.children("qti-simple-choice").size());
        for (String count : List.of("min-choices", "max-choices")) {
            if (Set.of("0", "", all).contains(interaction.attribute(count))) {
                interaction.without(count);
            }
        }
    }

    /** As many may be chosen as are right: any number would reward who ticks them all. */
    private void choices(Node interaction, String variable) {
        int right = key(variable).size();
        String most = interaction.attribute("max-choices");
        if (right > 0 && !most.equals(String.valueOf(right)) && !(most.isEmpty() && right == 1)) {
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
        boolean one = lefts.stream()
                .allMatch(left -> key(variable).stream()
                                .filter(pair -> pair.startsWith(left.attribute("identifier") + " "))
                                .count()
                        <= 1);
        if (!one) {
            throw notes.refusal(interaction, "import-partners");
        }
        if (lefts.stream().anyMatch(left -> !left.attribute("match-max").equals("1"))) {
            notes.add("pairs");
        }
        lefts.forEach(left -> left.with("match-max", "1"));
        uses(sets.get(1).children(), lefts.size());
        interaction.with("max-associations", String.valueOf(lefts.size()));
    }

    /** Each may be used once, or each any number of times. */
    private void uses(List<Node> options, int places) {
        boolean once = options.stream()
                .allMatch(option -> option.attribute("match-max").equals("1"));
        boolean limited = options.stream()
                .map(option -> option.attribute("match-max"))
                .anyMatch(most -> most.matches("[1-9]\\d{0,5}") && Integer.parseInt(most) < places);
        if (limited && !once) {
            notes.add("uses");
        }
        options.forEach(option -> option.with("match-max", once ? "1" : "0"));
    }

    /** The words of feedback. */
    private String reason(Node feedback) {
        if (feedback.all().anyMatch(HouseMedia::isPicture)) {
            notes.add("reason-picture");
        }
        return ForeignText.words(feedback);
    }

    /** The reasons by the places they explain: of options, and of whatever else the bank explains. */
    Map<String, String> reasons(List<Node> feedback) {
        Map<String, String> why = new LinkedHashMap<>(inlineReasons);
        why.keySet().retainAll(places);
        for (Node modal : feedback) {
            String place = modal.attribute("identifier");
            boolean shown = !modal.attribute("show-hide").equals("hide");
            boolean known = places.contains(place) || place.equals(Scoring.RESPONSE);
            String reason = reason(modal);
            if (known && shown && !reason.isEmpty() && !why.containsKey(place)) {
                why.put(place, reason);
            } else {
                notes.add("feedback", place);
            }
        }
        return why;
    }
}
