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
 * Reads response processing as a mark scheme: the standard templates, and rules of their own that come to the same. A
 * rule adds to the score either what a response is mapped to, or a number of marks if the response is right. Whatever
 * else response processing can do is a defect.
 */
final class ProcessingReader {

    private static final String SCORE = "SCORE";

    private final Map<String, Declaration> declarations;
    private final @Nullable BigDecimal maximum;
    private final Defects defects;
    private final Map<String, MarkScheme.Rule> rules = new LinkedHashMap<>();

    /** @param maximum what {@code MAXSCORE} says, if it says anything */
    ProcessingReader(Map<String, Declaration> declarations, @Nullable BigDecimal maximum, Defects defects) {
        this.declarations = declarations;
        this.maximum = maximum;
        this.defects = defects;
    }

    /** The mark scheme, or null if it is not understood, said in the defects. */
    @Nullable
    MarkScheme read(XmlElement element) {
        int before = defects.count();
        String template =
                element.allow(defects, "template", "template-location").attribute("template");
        List<XmlElement> children = element.children(defects);
        if (template != null) {
            children.forEach(child -> defects.add(child, child.where()));
            template(element, template);
        } else {
            children.forEach(this::statement);
        }
        Set<String> unmarked = new HashSet<>(declarations.keySet());
        unmarked.removeAll(rules.keySet());
        if (defects.count() == before && !unmarked.isEmpty()) {
            defects.add(element, "not marked: " + String.join(", ", unmarked));
        }
        return defects.count() == before ? new MarkScheme(List.copyOf(rules.values())) : null;
    }

    private void template(XmlElement element, String template) {
        if (!declarations.keySet().equals(Set.of(Item.RESPONSE))) {
            defects.add(element, "a template needs the one response " + Item.RESPONSE);
            return;
        }
        switch (Qti.templateAt(template)) {
            case "match_correct" -> right(element, Item.RESPONSE, BigDecimal.ONE);
            case "CC2_match", "CC2_match_basic" -> {
                if (maximum == null) {
                    defects.add(element, "the template needs a MAXSCORE");
                } else {
                    right(element, Item.RESPONSE, maximum);
                }
            }
            case "map_response", "CC2_map_response" -> mapped(element, Item.RESPONSE);
            default -> defects.add(element, "the template is not supported: " + template);
        }
    }

    private void statement(XmlElement element) {
        switch (Qti.name(element)) {
            case "qti-set-outcome-value" -> {
                Score score = score(element);
                if (score != null && score.worth() != null) {
                    defects.add(element, "marks for no answer at all");
                } else if (score != null) {
                    score.mapped().forEach(variable -> mapped(element, variable));
                }
            }
            case "qti-response-condition" -> condition(element);
            default -> defects.add(element, element.where());
        }
    }

    /**
     * What is added to the score.
     *
     * @param worth a number of marks, or null
     * @param mapped variables, each to be mapped
     */
    private record Score(@Nullable BigDecimal worth, List<String> mapped) {

        boolean isNothing() {
            return worth != null && worth.signum() == 0;
        }
    }

    /** What a statement does to the score; null if it does not concern it, or is not understood. */
    private @Nullable Score score(XmlElement set) {
        String outcome = set.allow(defects, "identifier").required("identifier", defects);
        if (outcome.startsWith("FEEDBACK")) {
            // All rationales are shown or none, so it does not matter which ones it chooses.
            return null;
        }
        List<XmlElement> children = set.children(defects);
        if (!outcome.equals(SCORE) || children.size() != 1) {
            defects.add(set, "only " + SCORE + " can be set, to one value");
            return null;
        }
        List<XmlElement> terms = new ArrayList<>(
                Qti.is(children.get(0), "qti-sum")
                        ? children.get(0).allow(defects).children(defects)
                        : children);
        boolean adds =
                terms.removeIf(term -> Qti.is(term, "qti-variable") && SCORE.equals(term.attribute("identifier")));
        if (!adds && !rules.isEmpty()) {
            defects.add(set, "this would forget the score so far: add to the variable " + SCORE);
        }
        return terms(set, terms);
    }

    private @Nullable Score terms(XmlElement set, List<XmlElement> terms) {
        List<String> mapped = new ArrayList<>();
        BigDecimal worth = null;
        for (XmlElement term : terms) {
            if (!Qti.is(term, "qti-base-value")) {
                term.children(defects).forEach(child -> defects.add(child, child.where()));
            }
            switch (Qti.name(term)) {
                case "qti-map-response" ->
                    mapped.add(term.allow(defects, "identifier").required("identifier", defects));
                case "qti-base-value" ->
                    worth = Qti.marks(
                            term.allow(defects, "base-type"), "a number of marks", term.text(defects), defects);
                case "qti-variable" -> {
                    term.allow(defects, "identifier").fixed(defects, "identifier", "MAXSCORE");
                    worth = maximum;
                    if (maximum == null) {
                        defects.add(term, "MAXSCORE is not declared");
                    }
                }
                default -> defects.add(term, term.where());
            }
        }
        if (mapped.isEmpty() == (worth == null)) {
            defects.add(set, "either marks or mapped responses are added");
            return null;
        }
        return new Score(worth, mapped);
    }

    /** One branch of a condition; {@code test} is null for the last, which asks nothing. */
    private record Branch(
            @Nullable XmlElement test, @Nullable Score score, XmlElement element) {

        boolean isUnanswered() {
            return test != null && Qti.is(test, "qti-is-null");
        }
    }

    private void condition(XmlElement element) {
        List<Branch> branches = new ArrayList<>();
        for (XmlElement child : element.allow(defects).children(defects)) {
            switch (Qti.name(child)) {
                case "qti-response-if", "qti-response-else-if" -> branches.add(branch(child, true));
                case "qti-response-else" -> branches.add(branch(child, false));
                default -> defects.add(child, child.where());
            }
        }
        // Nothing for no answer and nothing for a wrong one are what marking does anyway.
        branches.removeIf(branch -> branch.score() == null
                || (branch.score().isNothing() && (branch.test() == null || branch.isUnanswered())));
        if (branches.size() != 1) {
            defects.add(element, "a condition gives marks in one case");
            return;
        }
        Branch branch = branches.get(0);
        Score score = branch.score();
        if (score == null) {
            return;
        }
        boolean always = branch.test() == null || isAnswered(branch.test());
        if (always && score.worth() == null) {
            score.mapped().forEach(variable -> mapped(element, variable));
        } else if (branch.test() != null && !always && score.worth() != null && !branch.isUnanswered()) {
            test(branch.test(), score.worth());
        } else {
            defects.add(branch.element(), "this way of giving marks is not supported");
        }
    }

    private Branch branch(XmlElement element, boolean asks) {
        List<XmlElement> children = new ArrayList<>(element.allow(defects).children(defects));
        XmlElement test = asks && !children.isEmpty() ? children.remove(0) : null;
        Score score = null;
        for (XmlElement child : children) {
            if (Qti.is(child, "qti-set-outcome-value")) {
                Score found = score(child);
                score = found == null ? score : found;
            } else {
                defects.add(child, child.where());
            }
        }
        return new Branch(test, score, element);
    }

    private boolean isAnswered(@Nullable XmlElement test) {
        if (test == null || !Qti.is(test, "qti-not")) {
            return false;
        }
        List<XmlElement> children = test.allow(defects).children(defects);
        return children.size() == 1 && Qti.is(children.get(0), "qti-is-null");
    }

    private void test(XmlElement test, BigDecimal worth) {
        switch (Qti.name(test)) {
            case "qti-match" -> compare(test.allow(defects), worth);
            case "qti-string-match" -> compare(test.allow(defects, "case-sensitive", "substring"), worth);
            case "qti-or" ->
                test.allow(defects).children(defects).forEach(one -> {
                    if (Qti.is(one, "qti-or") || Qti.is(one, "qti-equal")) {
                        defects.add(one, one.where());
                    } else {
                        test(one, worth);
                    }
                });
            case "qti-equal" -> equal(test, worth);
            default -> defects.add(test, test.where());
        }
    }

    /** The two sides of a comparison: a response, and its correct value or a value that is written out. */
    private record Sides(Declaration declaration, List<String> wanted) {}

    private @Nullable Sides sides(XmlElement test) {
        Declaration declaration = null;
        List<String> wanted = null;
        for (XmlElement side : test.children(defects)) {
            switch (Qti.name(side)) {
                case "qti-variable" ->
                    declaration =
                            declarations.get(side.allow(defects, "identifier").required("identifier", defects));
                case "qti-correct" -> {
                    Declaration named =
                            declarations.get(side.allow(defects, "identifier").required("identifier", defects));
                    wanted = named == null ? null : named.key();
                }
                case "qti-base-value" ->
                    wanted = List.of(side.allow(defects, "base-type").text(defects));
                default -> defects.add(side, side.where());
            }
        }
        if (declaration == null || wanted == null) {
            defects.add(test, "a response is compared with its correct value, or with a value written out");
            return null;
        }
        return new Sides(declaration, wanted);
    }

    private void compare(XmlElement test, BigDecimal worth) {
        Sides sides = sides(test);
        test.fixed(defects, "substring", "false");
        if (sides == null) {
            return;
        }
        Declaration declaration = sides.declaration();
        if (declaration.baseType().equals("string")) {
            boolean caseCounts = Qti.flag(test, "case-sensitive", true, defects);
            spelled(test, declaration, sides.wanted(), worth, caseCounts);
        } else if (!Qti.is(test, "qti-match")) {
            defects.add(test, "only texts have letters to be compared");
        } else if (!sides.wanted().equals(declaration.key())) {
            defects.add(test, "contradicts the correct response of " + declaration.identifier());
        } else {
            right(test, declaration.identifier(), worth);
        }
    }

    /** Another spelling of a text that is right; several may be given for one field. */
    private void spelled(
            XmlElement test, Declaration declaration, List<String> wanted, BigDecimal worth, boolean caseCounts) {
        List<MarkScheme.Spelling> spellings = new ArrayList<>();
        MarkScheme.Rule known = rules.remove(declaration.identifier());
        if (known instanceof MarkScheme.Spelled spelled) {
            spellings.addAll(spelled.spellings());
        }
        wanted.forEach(text -> spellings.add(new MarkScheme.Spelling(text, worth, caseCounts)));
        List<String> key =
                declaration.key().isEmpty() ? List.of(spellings.get(0).text()) : declaration.key();
        add(test, new MarkScheme.Spelled(declaration.identifier(), key, spellings, BigDecimal.ZERO, null, null));
    }

    private void equal(XmlElement test, BigDecimal worth) {
        test.allow(defects, "tolerance-mode", "tolerance", "include-lower-bound", "include-upper-bound");
        Sides sides = sides(test);
        if (sides == null) {
            return;
        }
        Declaration declaration = sides.declaration();
        if (!declaration.isNumber() || sides.wanted().size() != 1) {
            defects.add(test, "only a number can be equal to a number");
            return;
        }
        BigDecimal value =
                Qti.decimal(test, "the correct number", sides.wanted().get(0), defects);
        MarkScheme.Tolerance tolerance = tolerance(test);
        if (value != null && tolerance != null) {
            add(test, new MarkScheme.Near(declaration.identifier(), value, tolerance, worth));
        }
    }

    private MarkScheme.@Nullable Tolerance tolerance(XmlElement test) {
        String mode = test.attributes().getOrDefault("tolerance-mode", "exact");
        if (mode.equals("exact")) {
            return MarkScheme.Tolerance.NONE;
        }
        if (!mode.equals("absolute") && !mode.equals("relative")) {
            defects.add(test, "a tolerance is exact, absolute or relative");
            return null;
        }
        String[] both = test.required("tolerance", defects).strip().split("\\s+");
        BigDecimal below = Qti.decimal(test, "a tolerance", both[0], defects);
        BigDecimal above = both.length == 1 ? below : Qti.decimal(test, "a tolerance", both[1], defects);
        if (below == null || above == null || below.signum() < 0 || above.signum() < 0 || both.length > 2) {
            defects.add(test, "a tolerance is one number or two, not negative");
            return null;
        }
        return new MarkScheme.Tolerance(
                mode.equals("absolute") ? MarkScheme.ToleranceMode.ABSOLUTE : MarkScheme.ToleranceMode.RELATIVE,
                below,
                above,
                Qti.flag(test, "include-lower-bound", true, defects),
                Qti.flag(test, "include-upper-bound", true, defects));
    }

    private void add(XmlElement element, MarkScheme.Rule rule) {
        if (rules.put(rule.variable(), rule) != null) {
            defects.add(element, "marked twice: " + rule.variable());
        }
    }

    /** Marks for the correct response. */
    private void right(XmlElement element, String variable, BigDecimal worth) {
        Declaration declaration = declarations.get(variable);
        if (declaration == null || declaration.key().isEmpty()) {
            defects.add(element, "no correct response for " + variable);
            return;
        }
        if (declaration.baseType().equals("string")) {
            spelled(element, declaration, declaration.key(), worth, true);
        } else if (declaration.isNumber()) {
            BigDecimal value = Qti.decimal(
                    declaration.element(),
                    "the correct number",
                    declaration.key().get(0),
                    defects);
            if (value != null) {
                add(element, new MarkScheme.Near(variable, value, MarkScheme.Tolerance.NONE, worth));
            }
        } else {
            boolean ordered = declaration.cardinality().equals("ordered");
            add(element, new MarkScheme.Exact(variable, declaration.key(), ordered, worth));
        }
    }

    private void mapped(XmlElement element, String variable) {
        Declaration declaration = declarations.get(variable);
        Declaration.Mapping mapping = declaration == null ? null : declaration.mapping();
        if (declaration == null || mapping == null) {
            defects.add(element, "no mapping for " + variable);
            return;
        }
        checkSigns(declaration, mapping);
        if (declaration.baseType().equals("string")) {
            List<String> key = declaration.key().isEmpty() ? best(mapping, 1) : declaration.key();
            add(
                    element,
                    new MarkScheme.Spelled(
                            variable, key, mapping.entries(), mapping.otherwise(), mapping.least(), mapping.most()));
        } else if (declaration.isNumber()) {
            defects.add(declaration.element(), "a mapping of numbers is not supported: use qti-equal");
        } else {
            identifiers(element, declaration, mapping);
        }
    }

    private void identifiers(XmlElement element, Declaration declaration, Declaration.Mapping mapping) {
        boolean single = declaration.cardinality().equals("single");
        List<String> key = declaration.key().isEmpty() ? best(mapping, single ? 1 : 40) : declaration.key();
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> worth.put(entry.text(), entry.worth()));
        BigDecimal most = key.stream()
                .map(value -> worth.getOrDefault(value, BigDecimal.ZERO))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        worth.forEach((value, marks) -> {
            boolean right = key.contains(value);
            // The second best of several may earn part of the marks, but no more than the best.
            boolean part = single && !right && marks.compareTo(most) < 0;
            if (marks.signum() > 0 != right && !part) {
                defects.add(declaration.element(), "the mapping contradicts the correct response at " + value);
            }
        });
        add(
                element,
                new MarkScheme.Mapped(
                        declaration.identifier(), key, worth, mapping.otherwise(), mapping.least(), mapping.most()));
    }

    /** What earns marks, the best first, where no correct response is given. */
    private static List<String> best(Declaration.Mapping mapping, int most) {
        return mapping.entries().stream()
                .filter(entry -> entry.worth().signum() > 0)
                .sorted((one, other) -> other.worth().compareTo(one.worth()))
                .limit(most)
                .map(MarkScheme.Spelling::text)
                .toList();
    }

    private void checkSigns(Declaration declaration, Declaration.Mapping mapping) {
        if (mapping.otherwise().signum() > 0) {
            defects.add(declaration.element(), "a default above 0 would reward anything");
        }
        boolean penalty = mapping.otherwise().signum() < 0
                || mapping.entries().stream().anyMatch(entry -> entry.worth().signum() < 0);
        if (penalty && (mapping.least() == null || mapping.least().signum() < 0)) {
            defects.add(declaration.element(), "an answer may not cost marks won elsewhere: lower-bound must be 0");
        }
    }
}
