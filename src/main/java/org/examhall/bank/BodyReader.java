package org.examhall.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the body of an item: what is asked, and the one interaction with which it is answered. */
final class BodyReader {

    private static final Set<String> INLINE = Set.of("qti-inline-choice-interaction", "qti-text-entry-interaction");

    private final Defects defects;
    private final MediaNames media;
    private final Map<String, Declaration> declarations;
    private final Markup markup;
    private final OptionReader reader;
    private final InlineText inline;
    private final List<Item.Rubric> rubrics = new ArrayList<>();
    private final StringBuilder before = new StringBuilder();
    private String prompt = "";
    private @Nullable ItemType type;
    private Item.@Nullable Interaction interaction;

    BodyReader(Defects defects, MediaNames media, Map<String, Declaration> declarations) {
        this.defects = defects;
        this.media = media;
        this.declarations = declarations;
        this.markup = new Markup(defects, media);
        this.reader = new OptionReader(defects, markup);
        this.inline = new InlineText();
    }

    /** The interaction, or null if there is none. */
    Item.@Nullable Interaction read(XmlElement body) {
        contents(body.allow(defects, "class", "id", "label", "xml:lang", "lang", "dir"));
        if (interaction == null && inline.any()) {
            interaction = inline.interaction(body);
            type = interaction instanceof Item.Inline ? ItemType.INLINE : ItemType.TEXT_ENTRY;
        }
        prompt = before + prompt;
        if (prompt.isEmpty()) {
            defects.add(body, "the prompt is missing");
        }
        return interaction;
    }

    String prompt() {
        return prompt;
    }

    @Nullable
    ItemType type() {
        return type;
    }

    List<Item.Rubric> rubrics() {
        return rubrics;
    }

    private void contents(XmlElement parent) {
        for (XmlElement child : parent.children(defects)) {
            if (Qti.is(child, "qti-rubric-block")) {
                rubric(child);
            } else if (Qti.name(child).endsWith("-interaction")) {
                interaction(child);
            } else if (Qti.is(child, "div") && holds(child, null)) {
                contents(child.allow(defects, "class", "id", "label", "xml:lang", "lang", "dir"));
            } else if (interaction != null) {
                defects.add(child, "nothing may follow the interaction");
            } else if (!inline.any() && !holds(child, INLINE)) {
                markup.block(child, before);
            } else {
                inline.block(child);
            }
        }
    }

    /** Whether an element has an interaction in it: one of these, or any that stands by itself. */
    private static boolean holds(XmlElement element, @Nullable Set<String> wanted) {
        for (XmlElement.Piece piece : element.pieces()) {
            if (piece instanceof XmlElement.Child child) {
                String name = Qti.name(child.element());
                boolean here = wanted == null
                        ? name.endsWith("-interaction") && !INLINE.contains(name)
                        : wanted.contains(name);
                if (here || holds(child.element(), wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void rubric(XmlElement element) {
        element.allow(defects, "view", "use", "class", "id", "label", "xml:lang", "lang");
        Set<Item.View> views = EnumSet.noneOf(Item.View.class);
        for (String view : element.required("view", defects).split("\\s+")) {
            switch (view) {
                case "author" -> views.add(Item.View.AUTHOR);
                case "candidate" -> views.add(Item.View.CANDIDATE);
                case "scorer" -> views.add(Item.View.SCORER);
                default -> defects.add(element, "a rubric is for author, candidate or scorer, not " + view);
            }
        }
        List<XmlElement> children = element.children(defects);
        boolean wrapped = children.size() == 1 && Qti.is(children.get(0), "qti-content-body");
        String html = markup.blocks(wrapped ? children.get(0).allow(defects) : element);
        if (!views.isEmpty()) {
            rubrics.add(new Item.Rubric(views, html));
        }
    }

    private void interaction(XmlElement element) {
        if (interaction != null || inline.any()) {
            defects.add(element, "an item has one interaction");
        }
        variable(element);
        List<XmlElement> children = promptless(element);
        switch (element.name()) {
            case "qti-choice-interaction" -> choice(element, children);
            case "qti-order-interaction" -> order(element, children);
            case "qti-match-interaction" -> match(element, children);
            case "qti-associate-interaction" -> associate(element, children);
            case "qti-gap-match-interaction" -> gapMatch(element, children);
            case "qti-hottext-interaction" -> hottext(element, children);
            case "qti-hotspot-interaction" -> hotspot(element, children);
            case "qti-graphic-gap-match-interaction" -> graphicGapMatch(element, children);
            case "qti-slider-interaction" -> slider(element, children);
            case "qti-extended-text-interaction" -> extended(element, children);
            default -> defects.add(element, element.where());
        }
    }

    private void variable(XmlElement element) {
        element.required("response-identifier", defects);
        element.fixed(defects, "response-identifier", Item.RESPONSE);
    }

    /** What is in an interaction besides its prompt. */
    private List<XmlElement> promptless(XmlElement element) {
        List<XmlElement> rest = new ArrayList<>();
        for (XmlElement child : element.children(defects)) {
            if (Qti.is(child, "qti-prompt")) {
                prompt = "<p>" + markup.phrases(child.allow(defects, "class", "id", "label")) + "</p>";
            } else {
                rest.add(child);
            }
        }
        return rest;
    }

    private void allow(XmlElement element, String... own) {
        List<String> all = new ArrayList<>(List.of("response-identifier", "class", "id", "label", "xml:lang", "lang"));
        all.addAll(List.of(own));
        element.allow(defects, all.toArray(String[]::new));
    }

    private void choice(XmlElement element, List<XmlElement> children) {
        allow(element, "shuffle", "max-choices", "min-choices", "orientation");
        List<Item.Option> options = reader.choices(element, children);
        int most = reader.most(element, "max-choices", 1, options.size());
        boolean single = most == 1 && Qti.count(element, "max-choices", 1, defects) == 1;
        type = single ? ItemType.SINGLE : ItemType.MULTIPLE;
        interaction = new Item.Choice(options, most, reader.shuffle(element));
    }

    private void order(XmlElement element, List<XmlElement> children) {
        allow(element, "shuffle", "orientation");
        type = ItemType.ORDER;
        interaction = new Item.Order(reader.choices(element, children), reader.shuffle(element));
    }

    private void match(XmlElement element, List<XmlElement> children) {
        allow(element, "shuffle", "max-associations", "min-associations");
        String choice = "qti-simple-associable-choice";
        List<List<XmlElement>> sets = new ArrayList<>();
        for (XmlElement child : children) {
            if (Qti.is(child, "qti-simple-match-set")) {
                sets.add(child.allow(defects, "id", "class").children(defects));
            } else {
                defects.add(child, child.where());
            }
        }
        if (sets.size() != 2) {
            defects.add(element, "a match has two sets");
            return;
        }
        List<Item.Option> lefts = reader.texts(element, sets.get(0), choice, "match-max");
        List<Item.Option> rights = reader.texts(element, sets.get(1), choice, "match-max");
        sets.get(0).forEach(left -> left.fixed(defects, "match-max", "1"));
        int most = Qti.count(element, "max-associations", 1, defects);
        if (most != 0 && most < lefts.size()) {
            defects.add(element, "max-associations must be the number of texts in the first set");
        }
        type = ItemType.MATCH;
        interaction = new Item.Match(lefts, rights, reader.shuffle(element), reader.uses(sets.get(1), lefts.size()));
    }

    private void associate(XmlElement element, List<XmlElement> children) {
        allow(element, "shuffle", "max-associations", "min-associations");
        List<Item.Option> options = reader.texts(element, children, "qti-simple-associable-choice", "match-max");
        children.forEach(option -> option.fixed(defects, "match-max", "1"));
        type = ItemType.ASSOCIATE;
        interaction = new Item.Associate(
                options, reader.most(element, "max-associations", 1, options.size() / 2), reader.shuffle(element));
    }

    private void gapMatch(XmlElement element, List<XmlElement> children) {
        allow(element, "shuffle", "min-associations", "max-associations");
        List<XmlElement> choices = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        SlottedText text = new SlottedText(defects, media, gap -> {
            if (!Qti.is(gap, "qti-gap")) {
                return false;
            }
            gap.allow(defects, "identifier", "required", "class", "id", "label");
            gaps.add(reader.identifier(gap));
            return true;
        });
        for (XmlElement child : children) {
            if (Qti.is(child, "qti-gap-text")) {
                choices.add(child);
            } else {
                text.block(child);
            }
        }
        distinct(element, gaps);
        type = ItemType.GAP_MATCH;
        interaction = new Item.GapMatch(
                reader.texts(element, choices, "qti-gap-text", "match-max"),
                text.texts(),
                gaps,
                reader.shuffle(element),
                reader.uses(choices, Math.max(gaps.size(), 2)));
    }

    private void distinct(XmlElement element, List<String> identifiers) {
        if (Set.copyOf(identifiers).size() != identifiers.size()) {
            defects.add(element, "an identifier stands for one gap");
        }
        reader.count(element, identifiers.size(), 1, "gaps");
    }

    private void hottext(XmlElement element, List<XmlElement> children) {
        allow(element, "max-choices", "min-choices");
        List<Item.Option> spots = new ArrayList<>();
        SlottedText text = new SlottedText(defects, media, spot -> {
            if (!Qti.is(spot, "qti-hottext")) {
                return false;
            }
            spot.allow(defects, "identifier", "fixed", "show-hide", "class", "id", "label")
                    .fixed(defects, "show-hide", "show");
            spots.add(new Item.Option(reader.identifier(spot), markup.phrases(spot)));
            return true;
        });
        children.forEach(text::block);
        if (Acceptance.identifiers(spots).size() != spots.size()) {
            defects.add(element, "an identifier stands for one hottext");
        }
        reader.count(element, spots.size(), 2, "hottexts");
        type = ItemType.HOTTEXT;
        interaction = new Item.Hottext(text.texts(), spots, reader.most(element, "max-choices", 1, spots.size()));
    }

    /** The picture of an interaction, which stands before its areas; null and a defect if it is not there. */
    private Item.@Nullable Picture picture(XmlElement element, List<XmlElement> children) {
        if (children.isEmpty() || !Set.of("img", "object").contains(Qti.name(children.get(0)))) {
            defects.add(element, "a picture is needed: <img> or <object>");
            return null;
        }
        return reader.picture(children.remove(0));
    }

    private List<Item.Area> areas(XmlElement element, List<XmlElement> elements, int least, String... more) {
        List<Item.Area> areas =
                elements.stream().map(area -> reader.area(area, more)).toList();
        if (Acceptance.areas(areas).size() != areas.size()) {
            defects.add(element, "an identifier stands for one area");
        }
        reader.count(element, areas.size(), least, "areas");
        return areas;
    }

    private void hotspot(XmlElement element, List<XmlElement> children) {
        allow(element, "max-choices", "min-choices");
        Item.Picture picture = picture(element, children);
        children.stream()
                .filter(child -> !Qti.is(child, "qti-hotspot-choice"))
                .forEach(child -> defects.add(child, child.where()));
        List<Item.Area> areas = areas(element, children, 2);
        type = ItemType.HOTSPOT;
        if (picture != null) {
            interaction = new Item.Hotspot(picture, areas, reader.most(element, "max-choices", 1, areas.size()));
        }
    }

    private void graphicGapMatch(XmlElement element, List<XmlElement> children) {
        allow(element, "shuffle", "min-associations", "max-associations");
        Item.Picture picture = picture(element, children);
        List<XmlElement> choices = new ArrayList<>();
        List<XmlElement> spots = new ArrayList<>();
        for (XmlElement child : children) {
            switch (Qti.name(child)) {
                case "qti-gap-text" -> choices.add(child);
                case "qti-associable-hotspot" -> spots.add(child.fixed(defects, "match-max", "1"));
                default -> defects.add(child, child.where());
            }
        }
        List<Item.Area> areas = areas(element, spots, 1, "match-max");
        type = ItemType.GRAPHIC_GAP_MATCH;
        if (picture != null) {
            interaction = new Item.GraphicGapMatch(
                    picture,
                    reader.texts(element, choices, "qti-gap-text", "match-max"),
                    areas,
                    reader.shuffle(element),
                    reader.uses(choices, Math.max(areas.size(), 2)));
        }
    }

    private void slider(XmlElement element, List<XmlElement> children) {
        allow(element, "lower-bound", "upper-bound", "step", "step-label", "orientation", "reverse");
        element.fixed(defects, "reverse", "false");
        children.forEach(child -> defects.add(child, child.where()));
        BigDecimal lower = Qti.decimal(element, "lower-bound", element.required("lower-bound", defects), defects);
        BigDecimal upper = Qti.decimal(element, "upper-bound", element.required("upper-bound", defects), defects);
        BigDecimal step = Qti.decimal(element, "step", element.attributes().getOrDefault("step", "1"), defects);
        type = ItemType.SLIDER;
        if (lower == null || upper == null || step == null) {
            return;
        }
        boolean reached = step.signum() > 0
                && lower.compareTo(upper) < 0
                && upper.subtract(lower).remainder(step).signum() == 0;
        if (!reached) {
            defects.add(element, "steps must lead from lower-bound to upper-bound");
            return;
        }
        interaction = new Item.Slider(lower, upper, step);
    }

    private void extended(XmlElement element, List<XmlElement> children) {
        allow(element, "expected-lines", "expected-length", "format", "min-strings", "max-strings");
        element.fixed(defects, "format", "plain").fixed(defects, "max-strings", "1");
        children.forEach(child -> defects.add(child, child.where()));
        int most = Qti.count(element, "expected-length", 0, defects);
        int lines = Qti.count(element, "expected-lines", 10, defects);
        if (most > Item.MOST_IN_TEXT || lines < 1 || lines > 40) {
            defects.add(element, "a text has 1 to 40 lines and up to " + Item.MOST_IN_TEXT + " characters");
        }
        type = ItemType.EXTENDED;
        interaction = new Item.Extended(lines, most == 0 ? Item.MOST_IN_TEXT : most);
    }

    /** Text with gaps that are chosen in, or fields that are written in. */
    private final class InlineText {

        private final List<Item.Gap> gaps = new ArrayList<>();
        private final List<Item.Field> fields = new ArrayList<>();
        private final SlottedText text = new SlottedText(defects, media, this::take);

        boolean any() {
            return !gaps.isEmpty() || !fields.isEmpty();
        }

        void block(XmlElement element) {
            text.block(element);
        }

        private boolean take(XmlElement element) {
            switch (Qti.name(element)) {
                case "qti-inline-choice-interaction" -> {
                    allow(element, "shuffle", "required", "min-choices");
                    gaps.add(new Item.Gap(
                            fresh(element),
                            reader.texts(element, element.children(defects), "qti-inline-choice"),
                            reader.shuffle(element)));
                }
                case "qti-text-entry-interaction" -> {
                    allow(element, "expected-length");
                    element.children(defects).forEach(child -> defects.add(child, child.where()));
                    String identifier = fresh(element);
                    Declaration declared = declarations.get(identifier);
                    boolean number = declared != null && declared.isNumber();
                    int length = Qti.count(element, "expected-length", number ? 10 : 20, defects);
                    fields.add(new Item.Field(
                            identifier,
                            number ? Item.Kind.NUMBER : Item.Kind.TEXT,
                            Math.max(1, Math.min(length, Item.MOST_IN_FIELD))));
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private String fresh(XmlElement element) {
            String identifier = element.required("response-identifier", defects);
            boolean taken = gaps.stream().anyMatch(gap -> gap.identifier().equals(identifier))
                    || fields.stream().anyMatch(field -> field.identifier().equals(identifier));
            if (taken) {
                defects.add(element, "a second gap " + identifier);
            }
            return identifier;
        }

        Item.Interaction interaction(XmlElement body) {
            if (!gaps.isEmpty() && !fields.isEmpty()) {
                defects.add(body, "gaps to choose in and fields to write in do not go together in one item");
            }
            reader.count(body, gaps.size() + fields.size(), 1, "gaps");
            return fields.isEmpty() ? new Item.Inline(text.texts(), gaps) : new Item.TextEntry(text.texts(), fields);
        }
    }
}
