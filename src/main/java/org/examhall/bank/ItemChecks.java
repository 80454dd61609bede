package org.examhall.bank;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.examhall.kernel.Refused;

/** Whether the parts of an item fit each other. */
final class ItemChecks {

    private final XmlElement root;
    private final Map<String, Declaration> declarations;
    private final Defects defects;

    ItemChecks(XmlElement root, Map<String, Declaration> declarations, Defects defects) {
        this.root = root;
        this.declarations = declarations;
        this.defects = defects;
    }

    /** Every variable is answered and every value that is marked can be given. */
    void variables(Item.Interaction interaction) {
        Map<String, Variable> wanted = new HashMap<>(Variable.of(interaction));
        for (Declaration declaration : declarations.values()) {
            Variable variable = wanted.remove(declaration.identifier());
            if (variable == null) {
                defects.add(declaration.element(), "nothing in the body answers " + declaration.identifier());
            } else {
                shape(declaration, variable);
                values(declaration, variable);
            }
        }
        wanted.keySet().forEach(name -> defects.add(root, "not declared: " + name));
    }

    private void shape(Declaration declaration, Variable variable) {
        boolean number = variable.baseType().equals("float") && declaration.isNumber();
        if (!declaration.cardinality().equals(variable.cardinality())
                || (!number && !declaration.baseType().equals(variable.baseType()))) {
            defects.add(
                    declaration.element(),
                    "this interaction needs cardinality " + variable.cardinality() + " and base type "
                            + variable.baseType());
        }
    }

    private void values(Declaration declaration, Variable variable) {
        Set<String> possible = variable.possible();
        if (possible == null) {
            return;
        }
        Set<String> marked = new HashSet<>(declaration.key());
        Declaration.Mapping mapping = declaration.mapping();
        if (mapping != null) {
            mapping.entries().forEach(entry -> marked.add(entry.text()));
        }
        marked.removeAll(possible);
        if (!marked.isEmpty()) {
            defects.add(declaration.element(), "marks what cannot be answered: " + String.join(", ", marked));
        }
    }

    /** The key can be given as an answer, what helps is named where it helps, and rationales explain what is there. */
    void item(Item item) {
        if (!item.type().markedByPerson()) {
            key(item);
        }
        Set<String> places = new HashSet<>(ItemLines.places(item));
        places.add(Item.RESPONSE);
        item.rationales().keySet().stream()
                .filter(place -> !places.contains(place))
                .forEach(place -> defects.add(root, "a rationale for nothing in this item: " + place));
    }

    private void key(Item item) {
        Map<String, List<String>> key = new HashMap<>();
        item.markScheme().rules().forEach(rule -> key.put(rule.variable(), values(item, rule)));
        boolean given;
        try {
            given = item.accepts(new Response(key));
        } catch (Refused malformed) {
            given = false;
        }
        if (!given) {
            Declaration first = declarations.values().iterator().next();
            int values = key.values().stream().mapToInt(List::size).sum();
            defects.add(first.element(), "the correct response could not be given: it has " + values + " value(s)");
        }
    }

    /** A right answer by this rule, as a candidate would give it. */
    private static List<String> values(Item item, MarkScheme.Rule rule) {
        if (rule instanceof MarkScheme.Near near && item.interaction() instanceof Item.Slider) {
            return List.of(Acceptance.plain(near.value()));
        }
        return rule instanceof MarkScheme.Spelled ? rule.key().subList(0, 1) : rule.key();
    }
}
