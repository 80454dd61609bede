package org.examhall.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a QTI 3.0 item. What it knows is a declared part of QTI: see {@link Item.Interaction} for the interactions,
 * {@link ProcessingReader} for the ways of marking and {@link Markup} for the HTML. Everything else is a defect, named
 * with its line: an item that means more than we understand must not be marked as if we did.
 */
final class ItemReader {

    private static final BigDecimal MOST_MARKS = BigDecimal.valueOf(20);

    private final Defects defects;
    private final MediaNames media;
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final Set<String> outcomes = new HashSet<>();
    private final Map<String, String> rationales = new LinkedHashMap<>();
    private final List<Item.Help> helps = new ArrayList<>();
    private @Nullable BigDecimal maximum;

    private ItemReader(Defects defects, MediaNames media) {
        this.defects = defects;
        this.media = media;
    }

    /**
     * The item of a package, or null if anything is wrong with it, said in {@code defects}. A package is ready for
     * exams, so a rationale that is missing is wrong too.
     */
    static @Nullable Item read(
            XmlElement root, ItemFacts facts, @Nullable Stimulus stimulus, MediaNames media, Defects defects) {
        int before = defects.count();
        Item item = new ItemReader(defects, media).item(root, facts, stimulus);
        if (item != null) {
            item.unexplained().forEach(place -> defects.add(root, "no rationale for " + place));
        }
        return defects.count() == before ? item : null;
    }

    /** Reads an item that was found good when it was stored. */
    static Item readStored(String name, String xml, @Nullable String stimulusXml, ItemFacts facts) {
        Defects defects = new Defects();
        Item item = read(name, xml, stimulusXml, facts, defects);
        if (item == null) {
            throw new IllegalStateException("stored item no longer readable: " + defects.list());
        }
        return item;
    }

    /**
     * Reads an item by itself, outside a package; null if anything is wrong with it, said in {@code defects}.
     * Rationales may be missing, see {@link Item#unexplained}.
     */
    static @Nullable Item read(
            String name, String xml, @Nullable String stimulusXml, ItemFacts facts, Defects defects) {
        int before = defects.count();
        XmlElement root = XmlReader.read(name, xml, defects);
        Stimulus stimulus = null;
        if (stimulusXml != null) {
            XmlElement stimulusRoot = XmlReader.read(name, stimulusXml, defects);
            stimulus = stimulusRoot == null ? null : stimulus(stimulusRoot, defects);
        }
        if (root == null) {
            return null;
        }
        if ((stimulusRef(root) == null) != (stimulusXml == null)) {
            defects.add(root, stimulusXml == null ? "the stimulus is missing" : "the stimulus belongs to another item");
        }
        Item item = new ItemReader(defects, MediaNames.KEPT).item(root, facts, stimulus);
        return defects.count() == before ? item : null;
    }

    /** A stimulus by itself, or null if anything is wrong with it. */
    static @Nullable Stimulus stimulus(XmlElement root, Defects defects) {
        return stimulus(root, MediaNames.KEPT, defects);
    }

    /** A stimulus, or null if anything is wrong with it. */
    static @Nullable Stimulus stimulus(XmlElement root, MediaNames media, Defects defects) {
        int before = defects.count();
        if (!Qti.is(root, "qti-assessment-stimulus")) {
            defects.add(root, "expected <qti-assessment-stimulus> of QTI 3.0");
            return null;
        }
        root.allow(
                defects, "identifier", "title", "label", "xml:lang", "xsi:schemaLocation", "tool-name", "tool-version");
        String identifier = root.required("identifier", defects);
        String title = root.required("title", defects);
        List<XmlElement> children = root.children(defects);
        if (children.size() != 1 || !Qti.is(children.get(0), "qti-stimulus-body")) {
            defects.add(root, "a stimulus consists of one <qti-stimulus-body>");
            return null;
        }
        String html = new Markup(defects, media).blocks(children.get(0).allow(defects, "class", "id"));
        return defects.count() == before ? new Stimulus(identifier, title, html) : null;
    }

    /** The stimulus reference in an item, or null if it has none. */
    static @Nullable XmlElement stimulusRef(XmlElement root) {
        for (XmlElement.Piece piece : root.pieces()) {
            if (piece instanceof XmlElement.Child child && Qti.is(child.element(), "qti-assessment-stimulus-ref")) {
                return child.element();
            }
        }
        return null;
    }

    private @Nullable Item item(XmlElement root, ItemFacts facts, @Nullable Stimulus stimulus) {
        if (!Qti.is(root, "qti-assessment-item")) {
            defects.add(root, "expected <qti-assessment-item> of QTI 3.0");
            return null;
        }
        root.allow(
                        defects,
                        "identifier",
                        "title",
                        "adaptive",
                        "time-dependent",
                        "xml:lang",
                        "label",
                        "xsi:schemaLocation",
                        "tool-name",
                        "tool-version")
                .fixed(defects, "adaptive", "false")
                .fixed(defects, "time-dependent", "false");
        String identifier = root.required("identifier", defects);
        String title = root.required("title", defects);
        XmlElement body = null;
        XmlElement processing = null;
        int stimuli = 0;
        for (XmlElement child : root.children(defects)) {
            switch (Qti.name(child)) {
                case "qti-response-declaration" -> response(child);
                case "qti-outcome-declaration" -> outcome(child);
                case "qti-assessment-stimulus-ref" -> {
                    child.allow(defects, "identifier", "href", "title");
                    if (++stimuli > 1) {
                        defects.add(child, "an item may have one stimulus");
                    }
                }
                case "qti-item-body" -> body = once(child, body);
                case "qti-catalog-info" -> helps.addAll(new CatalogReader(defects, media).read(child));
                case "qti-response-processing" -> processing = once(child, processing);
                case "qti-modal-feedback" -> feedback(child);
                default -> defects.add(child, child.where());
            }
        }
        if (body == null) {
            defects.add(root, "an item needs <qti-item-body>");
            return null;
        }
        BodyReader reader = new BodyReader(defects, media, declarations);
        Item.Interaction interaction = reader.read(body);
        ItemType type = reader.type();
        if (interaction == null || type == null) {
            defects.add(body, "no interaction found");
            return null;
        }
        ItemChecks checks = new ItemChecks(root, declarations, defects);
        checks.variables(interaction);
        MarkScheme scheme = scheme(root, processing, type);
        if (scheme == null) {
            return null;
        }
        checkMarks(processing == null ? root : processing, scheme);
        Item item = new Item(
                identifier,
                title,
                type,
                facts,
                stimulus,
                reader.prompt(),
                interaction,
                scheme,
                rationales,
                new Item.Guidance(reader.rubrics(), helps));
        checks.item(item);
        return item;
    }

    private XmlElement once(XmlElement element, @Nullable XmlElement before) {
        if (before != null) {
            defects.add(element, "a second <" + element.name() + ">");
        }
        return element;
    }

    private void response(XmlElement element) {
        Declaration declaration = Declaration.read(element, defects);
        if (declarations.put(declaration.identifier(), declaration) != null) {
            defects.add(element, "declared twice: " + declaration.identifier());
        }
    }

    private void outcome(XmlElement element) {
        element.allow(
                defects,
                "identifier",
                "cardinality",
                "base-type",
                "normal-maximum",
                "normal-minimum",
                "external-scored",
                "interpretation",
                "view");
        String identifier = element.required("identifier", defects);
        outcomes.add(identifier);
        String value = "";
        for (XmlElement child : element.children(defects)) {
            if (!Qti.is(child, "qti-default-value")) {
                defects.add(child, child.where());
                continue;
            }
            for (XmlElement number : child.allow(defects).children(defects)) {
                value = number.allow(defects).text(defects);
            }
        }
        switch (identifier) {
            case "SCORE" -> {
                BigDecimal start = value.isEmpty() ? BigDecimal.ZERO : Qti.marks(element, identifier, value, defects);
                if (start != null && start.signum() != 0) {
                    defects.add(element, "SCORE begins at 0");
                }
            }
            case "MAXSCORE" -> maximum = value.isEmpty() ? null : Qti.marks(element, identifier, value, defects);
            case "FEEDBACK", "FEEDBACKBASIC" -> {
                if (!value.isEmpty()) {
                    defects.add(element, identifier + " is not set to begin with");
                }
            }
            default ->
                defects.add(
                        element, "the outcome " + identifier + " is not supported, only SCORE, MAXSCORE and FEEDBACK");
        }
    }

    private void feedback(XmlElement element) {
        element.allow(defects, "outcome-identifier", "identifier", "show-hide", "title")
                .fixed(defects, "outcome-identifier", "FEEDBACK")
                .fixed(defects, "show-hide", "show");
        if (!outcomes.contains("FEEDBACK")) {
            defects.add(element, "FEEDBACK is not declared");
        }
        String identifier = element.required("identifier", defects);
        List<XmlElement> children = element.children(defects);
        if (children.size() != 1 || !Qti.is(children.get(0), "qti-content-body")) {
            defects.add(element, "a rationale consists of one <qti-content-body>");
            return;
        }
        new Markup(defects, media).blocks(children.get(0).allow(defects));
        if (rationales.put(identifier, Markup.plain(children.get(0))) != null) {
            defects.add(element, "a second rationale for " + identifier);
        }
    }

    private @Nullable MarkScheme scheme(XmlElement root, @Nullable XmlElement processing, ItemType type) {
        if (type.markedByPerson()) {
            if (processing != null && (!processing.pieces().isEmpty() || processing.attribute("template") != null)) {
                defects.add(processing, "a text is marked by a person, not by response processing");
            }
            Declaration declaration = declarations.get(Item.RESPONSE);
            List<String> model = declaration == null ? List.of() : declaration.key();
            BigDecimal worth = maximum == null ? BigDecimal.ONE : maximum;
            return new MarkScheme(List.of(new MarkScheme.ByPerson(Item.RESPONSE, model, worth)));
        }
        if (processing == null) {
            defects.add(root, "an item needs <qti-response-processing>");
            return null;
        }
        return new ProcessingReader(declarations, maximum, defects).read(processing);
    }

    private void checkMarks(XmlElement element, MarkScheme scheme) {
        BigDecimal possible = scheme.possible();
        if (possible.signum() <= 0 || possible.compareTo(MOST_MARKS) > 0) {
            defects.add(element, "an item is worth more than 0 and at most " + MOST_MARKS + " marks");
        }
        if (maximum != null && maximum.compareTo(possible) != 0) {
            defects.add(
                    element,
                    "MAXSCORE is " + maximum.toPlainString() + ", but " + possible.toPlainString() + " can be earned");
        }
    }
}
