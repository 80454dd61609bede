package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What QTI needs to know of a response variable.
 *
 * @param baseType {@code identifier}, {@code pair}, {@code directedPair}, {@code string} or {@code float}
 * @param possible the values that can be given, or null where the candidate writes
 */
record Variable(
        String cardinality, String baseType, @Nullable Set<String> possible) {

    /** The variables that an interaction answers, in its own order. */
    static Map<String, Variable> of(Item.Interaction interaction) {
        if (interaction instanceof Item.Inline inline) {
            Map<String, Variable> variables = new LinkedHashMap<>();
            inline.gaps()
                    .forEach(gap -> variables.put(gap.identifier(), chosen(1, Acceptance.identifiers(gap.options()))));
            return variables;
        }
        if (interaction instanceof Item.TextEntry entry) {
            Map<String, Variable> variables = new LinkedHashMap<>();
            entry.fields()
                    .forEach(field -> variables.put(
                            field.identifier(), written(field.kind() == Item.Kind.NUMBER ? "float" : "string")));
            return variables;
        }
        return Map.of(Item.RESPONSE, only(interaction));
    }

    private static Variable only(Item.Interaction interaction) {
        if (interaction instanceof Item.Choice choice) {
            return chosen(choice.most(), Acceptance.identifiers(choice.options()));
        }
        if (interaction instanceof Item.Hottext hottext) {
            return chosen(hottext.most(), Acceptance.identifiers(hottext.spots()));
        }
        if (interaction instanceof Item.Hotspot hotspot) {
            return chosen(hotspot.most(), Acceptance.areas(hotspot.areas()));
        }
        if (interaction instanceof Item.Order order) {
            return new Variable("ordered", "identifier", Acceptance.identifiers(order.options()));
        }
        if (interaction instanceof Item.Match match) {
            return paired(Acceptance.identifiers(match.lefts()), Acceptance.identifiers(match.rights()));
        }
        if (interaction instanceof Item.GapMatch gapMatch) {
            return paired(Acceptance.identifiers(gapMatch.choices()), gapMatch.gaps());
        }
        if (interaction instanceof Item.GraphicGapMatch graphic) {
            return paired(Acceptance.identifiers(graphic.choices()), Acceptance.areas(graphic.gaps()));
        }
        if (interaction instanceof Item.Associate associate) {
            return associated(associate);
        }
        return written(interaction instanceof Item.Slider ? "float" : "string");
    }

    private static Variable chosen(int most, Set<String> identifiers) {
        return new Variable(most == 1 ? "single" : "multiple", "identifier", identifiers);
    }

    private static Variable written(String baseType) {
        return new Variable("single", baseType, null);
    }

    private static Variable paired(Collection<String> firsts, Collection<String> seconds) {
        Set<String> pairs = new HashSet<>();
        for (String first : firsts) {
            seconds.forEach(second -> pairs.add(first + " " + second));
        }
        return new Variable("multiple", "directedPair", pairs);
    }

    private static Variable associated(Item.Associate associate) {
        List<String> ends = new ArrayList<>(Acceptance.identifiers(associate.options()));
        Set<String> pairs = new HashSet<>();
        for (String first : ends) {
            ends.stream()
                    .filter(second -> first.compareTo(second) < 0)
                    .forEach(second -> pairs.add(first + " " + second));
        }
        return new Variable(associate.most() == 1 ? "single" : "multiple", "pair", pairs);
    }
}
