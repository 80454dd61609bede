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
 * Reads a QTI 3.0 item. What it knows is a declared part of QTI: choice, order, match and inline choice interactions,
 * the templates <i>match correct</i> and <i>map response</i>, and a sum of mapped responses. Everything else is a
 * defect, named with its line: an item that means more than we understand must not be marked as if we did.
 */
final class ItemReader {

    private static final int MOST_OPTIONS = 12;

    private final Defects defects;
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final Set<String> outcomes = new HashSet<>();
    private final Map<String, String> rationales = new LinkedHashMap<>();
    private final List<Item.Gap> gaps = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private String prompt = "";
    private @Nullable ItemType type;
    private Item.@Nullable Interaction interaction;
    private @Nullable MarkScheme markScheme;

    private record Declaration(
            XmlElement element,
            String cardinality,
            String baseType,
            List<String> key,
            @Nullable Mapping mapping) {}

    private record Mapping(
            Map<String, BigDecimal> worth,
            BigDecimal otherwise,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {}

    private ItemReader(Defects defects) {
        this.defects = defects;
    }

    /** The item, or null if anything is wrong with it, said in {@code defects}. */
    static @Nullable Item read(XmlElement root, ItemFacts facts, @Nullable Stimulus stimulus, Defects defects) {
        int before = defects.count();
        Item item = new ItemReader(defects).item(root, facts, stimulus);
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

    /** Reads an item by itself, outside a package; null if anything is wrong with it, said in {@code defects}. */
    static @Nullable Item read(
            String name, String xml, @Nullable String stimulusXml, ItemFacts facts, Defects defects) {
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
        Item item = read(root, facts, stimulus, defects);
        return defects.none() ? item : null;
    }

    /** A stimulus, or null if anything is wrong with it. */
    static @Nullable Stimulus stimulus(XmlElement root, Defects defects) {
        int before = defects.count();
        if (!isQti(root, "qti-assessment-stimulus")) {
            defects.add(root, "expected <qti-assessment-stimulus> of QTI 3.0");
            return null;
        }
        root.allow(defects, "identifier", "title", "xml:lang", "xsi:schemaLocation");
        String identifier = root.required("identifier", defects);
        String title = root.required("title", defects);
        List<XmlElement> children = root.children(defects);
        if (children.size() != 1 || !isQti(children.get(0), "qti-stimulus-body")) {
            defects.add(root, "a stimulus consists of one <qti-stimulus-body>");
            return null;
        }
        String html = new Markup(defects).blocks(children.get(0).allow(defects));
        return defects.count() == before ? new Stimulus(identifier, title, html) : null;
    }

    /** The stimulus reference in an item, or null if it has none. */
    static @Nullable XmlElement stimulusRef(XmlElement root) {
        for (XmlElement.Piece piece : root.pieces()) {
            if (piece instanceof XmlElement.Child child && isQti(child.element(), "qti-assessment-stimulus-ref")) {
                return child.element();
            }
        }
        return null;
    }

    private static boolean isQti(XmlElement element, String name) {
        return element.is(Qti.NAMESPACE, name);
    }

    private @Nullable Item item(XmlElement root, ItemFacts facts, @Nullable Stimulus stimulus) {
        if (!isQti(root, "qti-assessment-item")) {
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
            switch (child.namespace().equals(Qti.NAMESPACE) ? child.name() : "") {
                case "qti-response-declaration" -> response(child);
                case "qti-outcome-declaration" -> outcome(child);
                case "qti-assessment-stimulus-ref" -> {
                    child.allow(defects, "identifier", "href", "title");
                    if (++stimuli > 1) {
                        defects.add(child, "an item may have one stimulus");
                    }
                }
                case "qti-item-body" -> body = once(child, body);
                case "qti-response-processing" -> processing = once(child, processing);
                case "qti-modal-feedback" -> feedback(child);
                default -> defects.add(child, child.where());
            }
        }
        if (body == null || processing == null) {
            defects.add(root, "an item needs <qti-item-body> and <qti-response-processing>");
            return null;
        }
        body(body);
        if (interaction == null || type == null) {
            defects.add(body, "no interaction found");
            return null;
        }
        checkValues(root, interaction);
        processing(processing);
        checkRationales(root, interaction);
        if (markScheme == null) {
            return null;
        }
        if (markScheme.mark(Response.NONE).possible().compareTo(BigDecimal.ONE) != 0) {
            defects.add(processing, "an item is worth exactly 1 mark");
        }
        return new Item(identifier, title, type, facts, stimulus, prompt, interaction, markScheme, rationales);
    }

    private XmlElement once(XmlElement element, @Nullable XmlElement before) {
        if (before != null) {
            defects.add(element, "a second <" + element.name() + ">");
        }
        return element;
    }

    private void response(XmlElement element) {
        element.allow(defects, "identifier", "cardinality", "base-type");
        String identifier = element.required("identifier", defects);
        List<String> key = new ArrayList<>();
        Mapping mapping = null;
        for (XmlElement child : element.children(defects)) {
            if (isQti(child, "qti-correct-response")) {
                for (XmlElement value : child.allow(defects).children(defects)) {
                    if (isQti(value, "qti-value")) {
                        key.add(value.allow(defects).text(defects));
                    } else {
                        defects.add(value, value.where());
                    }
                }
            } else if (isQti(child, "qti-mapping")) {
                mapping = mapping(child);
            } else {
                defects.add(child, child.where());
            }
        }
        if (key.isEmpty() || new HashSet<>(key).size() != key.size()) {
            defects.add(element, "the correct response must be given, each value once");
        }
        String cardinality = element.required("cardinality", defects);
        String baseType = element.required("base-type", defects);
        if (declarations.put(identifier, new Declaration(element, cardinality, baseType, key, mapping)) != null) {
            defects.add(element, "declared twice: " + identifier);
        }
    }

    private Mapping mapping(XmlElement element) {
        element.allow(defects, "lower-bound", "upper-bound", "default-value");
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        for (XmlElement entry : element.children(defects)) {
            if (!isQti(entry, "qti-map-entry")) {
                defects.add(entry, entry.where());
                continue;
            }
            entry.allow(defects, "map-key", "mapped-value", "case-sensitive").children(defects);
            BigDecimal value = number(entry, "mapped-value");
            if (worth.put(entry.required("map-key", defects), value == null ? BigDecimal.ZERO : value) != null) {
                defects.add(entry, "mapped twice");
            }
        }
        BigDecimal otherwise = number(element, "default-value");
        return new Mapping(
                worth,
                otherwise == null ? BigDecimal.ZERO : otherwise,
                number(element, "lower-bound"),
                number(element, "upper-bound"));
    }

    private @Nullable BigDecimal number(XmlElement element, String attribute) {
        String text = element.attribute(attribute);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,4})?")) {
            defects.add(element, attribute + " must be a plain number with at most four decimal places");
            return null;
        }
        return new BigDecimal(text);
    }

    private void outcome(XmlElement element) {
        element.allow(defects, "identifier", "cardinality", "base-type");
        String identifier = element.required("identifier", defects);
        outcomes.add(identifier);
        String value = "";
        for (XmlElement child : element.children(defects)) {
            if (!isQti(child, "qti-default-value")) {
                defects.add(child, child.where());
                continue;
            }
            for (XmlElement number : child.allow(defects).children(defects)) {
                value = number.allow(defects).text(defects);
            }
        }
        boolean known = switch (identifier) {
            case "SCORE" -> value.isEmpty() || isNumber(value, BigDecimal.ZERO);
            case "MAXSCORE" -> isNumber(value, BigDecimal.ONE);
            case "FEEDBACK" -> value.isEmpty();
            default -> false;
        };
        if (!known) {
            defects.add(element, "supported outcomes are SCORE (from 0), MAXSCORE (1) and FEEDBACK (not set)");
        }
    }

    private static boolean isNumber(String text, BigDecimal wanted) {
        return text.matches("\\d{1,3}(\\.\\d{1,4})?") && new BigDecimal(text).compareTo(wanted) == 0;
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
        if (children.size() != 1 || !isQti(children.get(0), "qti-content-body")) {
            defects.add(element, "a rationale consists of one <qti-content-body>");
            return;
        }
        new Markup(defects).blocks(children.get(0).allow(defects));
        if (rationales.put(identifier, Markup.plain(children.get(0))) != null) {
            defects.add(element, "a second rationale for " + identifier);
        }
    }

    private void body(XmlElement body) {
        StringBuilder before = new StringBuilder();
        StringBuilder text = new StringBuilder();
        Markup plain = new Markup(defects);
        Markup withGaps = new Markup(defects, (element, html) -> {
            if (!isQti(element, "qti-inline-choice-interaction")) {
                return false;
            }
            texts.add(html.toString());
            html.setLength(0);
            gap(element);
            return true;
        });
        for (XmlElement child : body.allow(defects).children(defects)) {
            switch (child.name()) {
                case "qti-choice-interaction" -> choice(alone(child));
                case "qti-order-interaction" -> order(alone(child));
                case "qti-match-interaction" -> match(alone(child));
                default -> {
                    if (interaction != null) {
                        defects.add(child, "nothing may follow the interaction");
                    } else if (gaps.isEmpty() && !hasGap(child)) {
                        plain.block(child, before);
                    } else {
                        withGaps.block(child, text);
                    }
                }
            }
        }
        if (interaction == null && !gaps.isEmpty()) {
            texts.add(text.toString());
            type = ItemType.INLINE;
            interaction = new Item.Inline(texts, gaps);
        }
        prompt = before + prompt;
        if (prompt.isEmpty()) {
            defects.add(body, "the prompt is missing");
        }
    }

    private static boolean hasGap(XmlElement element) {
        for (XmlElement.Piece piece : element.pieces()) {
            if (piece instanceof XmlElement.Child child
                    && (isQti(child.element(), "qti-inline-choice-interaction") || hasGap(child.element()))) {
                return true;
            }
        }
        return false;
    }

    private XmlElement alone(XmlElement element) {
        if (interaction != null || !gaps.isEmpty()) {
            defects.add(element, "an item may have one interaction");
        }
        if (!element.namespace().equals(Qti.NAMESPACE)) {
            defects.add(element, element.where());
        }
        return element;
    }

    private void choice(XmlElement element) {
        element.allow(defects, "response-identifier", "shuffle", "max-choices", "min-choices");
        variable(element);
        int most = count(element, "max-choices", 1);
        List<Item.Option> options = options(element, "qti-simple-choice");
        if (most < 1 || most > options.size()) {
            defects.add(element, "max-choices must be from 1 to the number of choices");
        }
        type = most == 1 ? ItemType.SINGLE : ItemType.MULTIPLE;
        interaction = new Item.Choice(options, most, shuffle(element));
    }

    private void order(XmlElement element) {
        element.allow(defects, "response-identifier", "shuffle");
        variable(element);
        type = ItemType.ORDER;
        interaction = new Item.Order(options(element, "qti-simple-choice"), shuffle(element));
    }

    private void match(XmlElement element) {
        element.allow(defects, "response-identifier", "shuffle", "max-associations", "min-associations");
        variable(element);
        List<List<Item.Option>> sets = new ArrayList<>();
        for (XmlElement child : element.children(defects)) {
            if (isQti(child, "qti-prompt")) {
                prompt(child);
            } else if (isQti(child, "qti-simple-match-set")) {
                sets.add(optionsOf(child.allow(defects), child.children(defects), "qti-simple-associable-choice"));
                for (XmlElement choice : child.children(defects)) {
                    choice.fixed(defects, "match-max", sets.size() == 1 ? "1" : "0");
                }
            } else {
                defects.add(child, child.where());
            }
        }
        if (sets.size() != 2) {
            defects.add(element, "a match has two sets");
            return;
        }
        if (count(element, "max-associations", 1) != sets.get(0).size()) {
            defects.add(element, "max-associations must be the number of texts in the first set");
        }
        type = ItemType.MATCH;
        interaction = new Item.Match(sets.get(0), sets.get(1), shuffle(element));
    }

    private void gap(XmlElement element) {
        element.allow(defects, "response-identifier", "shuffle");
        String identifier = element.required("response-identifier", defects);
        if (gaps.stream().anyMatch(gap -> gap.identifier().equals(identifier))) {
            defects.add(element, "a second gap " + identifier);
        }
        List<Item.Option> options = optionsOf(element, element.children(defects), "qti-inline-choice");
        gaps.add(new Item.Gap(identifier, options, shuffle(element)));
    }

    private void variable(XmlElement element) {
        element.required("response-identifier", defects);
        element.fixed(defects, "response-identifier", Item.RESPONSE);
    }

    private boolean shuffle(XmlElement element) {
        String shuffle = element.attribute("shuffle");
        if (shuffle != null && !shuffle.equals("true") && !shuffle.equals("false")) {
            defects.add(element, "shuffle is true or false");
        }
        return "true".equals(shuffle);
    }

    private int count(XmlElement element, String attribute, int otherwise) {
        String text = element.attribute(attribute);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,3}")) {
            defects.add(element, attribute + " must be a number");
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    private void prompt(XmlElement element) {
        prompt = "<p>" + new Markup(defects).phrases(element.allow(defects)) + "</p>";
    }

    private List<Item.Option> options(XmlElement element, String name) {
        List<XmlElement> choices = new ArrayList<>();
        for (XmlElement child : element.children(defects)) {
            if (isQti(child, "qti-prompt")) {
                prompt(child);
            } else {
                choices.add(child);
            }
        }
        return optionsOf(element, choices, name);
    }

    private List<Item.Option> optionsOf(XmlElement parent, List<XmlElement> choices, String name) {
        List<Item.Option> options = new ArrayList<>();
        Set<String> identifiers = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (XmlElement choice : choices) {
            if (!isQti(choice, name)) {
                defects.add(choice, choice.where());
                continue;
            }
            if (name.equals("qti-simple-associable-choice")) {
                choice.allow(defects, "identifier", "match-max");
                choice.required("match-max", defects);
            } else {
                choice.allow(defects, "identifier");
            }
            String identifier = choice.required("identifier", defects);
            if (!ItemRef.isName(identifier)) {
                defects.add(choice, "not an identifier: " + identifier);
            }
            // The lists in gaps and pairs are drop-downs, which show plain text.
            String html = name.equals("qti-simple-choice")
                    ? new Markup(defects).phrases(choice)
                    : Markup.escape(choice.text(defects).replaceAll("\\s+", " "));
            if (html.isBlank()) {
                defects.add(choice, "an empty choice");
            }
            if (!identifiers.add(identifier)) {
                defects.add(choice, "a second choice " + identifier);
            }
            if (!seen.add(html)) {
                defects.add(choice, "a second choice with the same text");
            }
            options.add(new Item.Option(identifier, html));
        }
        if (options.size() < 2 || options.size() > MOST_OPTIONS) {
            defects.add(parent, "there must be from 2 to " + MOST_OPTIONS + " choices");
        }
        return options;
    }

    /** Every value that is marked must be one that can be given. */
    private void checkValues(XmlElement root, Item.Interaction interaction) {
        Map<String, Set<String>> possible = new LinkedHashMap<>();
        String cardinality = "multiple";
        String baseType = "identifier";
        if (interaction instanceof Item.Choice choice) {
            possible.put(Item.RESPONSE, identifiers(choice.options()));
            cardinality = choice.most() == 1 ? "single" : "multiple";
        } else if (interaction instanceof Item.Order order) {
            possible.put(Item.RESPONSE, identifiers(order.options()));
            cardinality = "ordered";
        } else if (interaction instanceof Item.Match match) {
            Set<String> pairs = new HashSet<>();
            for (Item.Option left : match.lefts()) {
                match.rights().forEach(right -> pairs.add(left.identifier() + " " + right.identifier()));
            }
            possible.put(Item.RESPONSE, pairs);
            baseType = "directedPair";
        } else if (interaction instanceof Item.Inline inline) {
            inline.gaps().forEach(gap -> possible.put(gap.identifier(), identifiers(gap.options())));
            cardinality = "single";
        }
        for (Map.Entry<String, Declaration> entry : declarations.entrySet()) {
            Declaration declaration = entry.getValue();
            XmlElement element = declaration.element();
            Set<String> values = possible.remove(entry.getKey());
            if (values == null) {
                defects.add(element, "nothing in the body answers " + entry.getKey());
                continue;
            }
            if (!declaration.cardinality().equals(cardinality)
                    || !declaration.baseType().equals(baseType)) {
                defects.add(
                        element, "this interaction needs cardinality " + cardinality + " and base type " + baseType);
            }
            Set<String> marked = new HashSet<>(declaration.key());
            if (declaration.mapping() != null) {
                marked.addAll(declaration.mapping().worth().keySet());
            }
            marked.removeAll(values);
            if (!marked.isEmpty()) {
                defects.add(element, "marks what cannot be answered: " + String.join(", ", marked));
            }
            checkKey(declaration, interaction);
        }
        possible.keySet().forEach(name -> defects.add(root, "not declared: " + name));
    }

    private void checkKey(Declaration declaration, Item.Interaction interaction) {
        int expected = 1;
        if (interaction instanceof Item.Choice choice) {
            expected = choice.most();
        } else if (interaction instanceof Item.Order order) {
            expected = order.options().size();
        } else if (interaction instanceof Item.Match match) {
            expected = match.lefts().size();
        }
        if (declaration.key().size() != expected) {
            defects.add(declaration.element(), "the correct response must have " + expected + " value(s)");
        }
    }

    private static Set<String> identifiers(List<Item.Option> options) {
        Set<String> identifiers = new HashSet<>();
        options.forEach(option -> identifiers.add(option.identifier()));
        return identifiers;
    }

    private void processing(XmlElement element) {
        element.allow(defects, "template", "template-location");
        String template = element.attribute("template");
        List<XmlElement> children = element.children(defects);
        if (template == null) {
            sum(element, children);
            return;
        }
        children.forEach(child -> defects.add(child, child.where()));
        Declaration declaration = declarations.get(Item.RESPONSE);
        if (declaration == null || declarations.size() != 1) {
            defects.add(element, "a template needs the one response " + Item.RESPONSE);
        } else if (Qti.isTemplate(template, "match_correct")) {
            boolean ordered = declaration.cardinality().equals("ordered");
            markScheme = new MarkScheme(List.of(new MarkScheme.Exact(Item.RESPONSE, declaration.key(), ordered)));
        } else if (Qti.isTemplate(template, "map_response")) {
            mapped(element, List.of(Item.RESPONSE));
        } else {
            defects.add(element, "the template is not supported: " + template);
        }
    }

    /** The one rule that is understood in full: SCORE becomes the sum of the mapped responses. */
    private void sum(XmlElement element, List<XmlElement> children) {
        List<String> variables = new ArrayList<>();
        for (XmlElement set : children) {
            if (!isQti(set, "qti-set-outcome-value") || children.size() != 1) {
                defects.add(set, set.where());
                continue;
            }
            set.allow(defects, "identifier").fixed(defects, "identifier", "SCORE");
            for (XmlElement sum : set.children(defects)) {
                if (!isQti(sum, "qti-sum")) {
                    defects.add(sum, sum.where());
                    continue;
                }
                for (XmlElement map : sum.allow(defects).children(defects)) {
                    if (isQti(map, "qti-map-response")) {
                        variables.add(map.allow(defects, "identifier").required("identifier", defects));
                        map.children(defects).forEach(child -> defects.add(child, child.where()));
                    } else {
                        defects.add(map, map.where());
                    }
                }
            }
        }
        if (variables.size() != declarations.size() || !declarations.keySet().equals(new HashSet<>(variables))) {
            defects.add(element, "the sum must take each response once");
        } else {
            mapped(element, variables);
        }
    }

    private void mapped(XmlElement element, List<String> variables) {
        List<MarkScheme.Rule> rules = new ArrayList<>();
        for (String variable : variables) {
            Declaration declaration = declarations.get(variable);
            Mapping mapping = declaration == null ? null : declaration.mapping();
            if (declaration == null || mapping == null) {
                defects.add(element, "no mapping for " + variable);
                return;
            }
            for (Map.Entry<String, BigDecimal> entry : mapping.worth().entrySet()) {
                if ((entry.getValue().signum() > 0) != declaration.key().contains(entry.getKey())) {
                    defects.add(
                            declaration.element(), "the mapping contradicts the correct response at " + entry.getKey());
                }
            }
            if (mapping.otherwise().signum() > 0) {
                defects.add(declaration.element(), "a default above 0 would reward anything");
            }
            boolean penalty = mapping.otherwise().signum() < 0
                    || mapping.worth().values().stream().anyMatch(value -> value.signum() < 0);
            if (penalty && (mapping.least() == null || mapping.least().signum() < 0)) {
                defects.add(declaration.element(), "an answer may not cost marks won elsewhere: lower-bound must be 0");
            }
            rules.add(new MarkScheme.Mapped(
                    variable,
                    declaration.key(),
                    mapping.worth(),
                    mapping.otherwise(),
                    mapping.least(),
                    mapping.most()));
        }
        markScheme = new MarkScheme(rules);
    }

    /** An item without its reasons cannot be defended. */
    private void checkRationales(XmlElement root, Item.Interaction interaction) {
        Set<String> wanted = new HashSet<>();
        if (interaction instanceof Item.Choice choice) {
            wanted.addAll(identifiers(choice.options()));
        } else if (interaction instanceof Item.Order) {
            wanted.add(Item.RESPONSE);
        } else if (interaction instanceof Item.Match match) {
            wanted.addAll(identifiers(match.lefts()));
            Declaration declaration = declarations.get(Item.RESPONSE);
            Set<String> spare = identifiers(match.rights());
            if (declaration != null) {
                declaration.key().forEach(pair -> spare.remove(pair.substring(pair.indexOf(' ') + 1)));
            }
            wanted.addAll(spare);
        } else if (interaction instanceof Item.Inline inline) {
            for (Item.Gap gap : inline.gaps()) {
                identifiers(gap.options()).forEach(option -> wanted.add(gap.identifier() + "." + option));
            }
        }
        for (String identifier : wanted) {
            if (rationales.getOrDefault(identifier, "").isBlank()) {
                defects.add(root, "no rationale for " + identifier);
            }
        }
        for (String identifier : rationales.keySet()) {
            if (!wanted.contains(identifier)) {
                defects.add(root, "a rationale for nothing in this item: " + identifier);
            }
        }
    }
}
