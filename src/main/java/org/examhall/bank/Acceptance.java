package org.examhall.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which responses can be given to an interaction, and the form in which equal ones are equal text. */
final class Acceptance {

    private Acceptance() {}

    /** Whether something that was answered could have been answered here. */
    static boolean accepts(Item.Interaction interaction, Response response) {
        if (interaction instanceof Item.Inline inline) {
            Map<String, Set<String>> gaps = new HashMap<>();
            inline.gaps().forEach(gap -> gaps.put(gap.identifier(), identifiers(gap.options())));
            return each(
                    response,
                    (variable, value) -> gaps.getOrDefault(variable, Set.of()).contains(value));
        }
        if (interaction instanceof Item.TextEntry entry) {
            Set<String> fields =
                    entry.fields().stream().map(Item.Field::identifier).collect(Collectors.toSet());
            return each(response, (variable, value) -> fields.contains(variable) && isWritten(value));
        }
        return response.values().keySet().equals(Set.of(Item.RESPONSE))
                && acceptsValues(interaction, response.of(Item.RESPONSE));
    }

    private interface Test {
        boolean passes(String variable, String value);
    }

    /** Whether each variable has one value, and that passes. */
    private static boolean each(Response response, Test test) {
        return response.values().entrySet().stream()
                .allMatch(entry -> entry.getValue().size() == 1
                        && test.passes(entry.getKey(), entry.getValue().get(0)));
    }

    private static boolean isWritten(String value) {
        return value.length() <= Item.MOST_IN_FIELD && value.indexOf('\n') < 0;
    }

    private static boolean acceptsValues(Item.Interaction interaction, List<String> given) {
        if (interaction instanceof Item.Choice choice) {
            return chosen(given, identifiers(choice.options()), choice.most());
        }
        if (interaction instanceof Item.Hottext hottext) {
            return chosen(given, identifiers(hottext.spots()), hottext.most());
        }
        if (interaction instanceof Item.Hotspot hotspot) {
            return chosen(given, areas(hotspot.areas()), hotspot.most());
        }
        if (interaction instanceof Item.Order order) {
            return given.size() == order.options().size()
                    && identifiers(order.options()).containsAll(given);
        }
        if (interaction instanceof Item.Match match) {
            return paired(given, identifiers(match.lefts()), 1, identifiers(match.rights()), match.uses());
        }
        if (interaction instanceof Item.GapMatch gapMatch) {
            return paired(given, identifiers(gapMatch.choices()), gapMatch.uses(), Set.copyOf(gapMatch.gaps()), 1);
        }
        if (interaction instanceof Item.GraphicGapMatch graphic) {
            return paired(given, identifiers(graphic.choices()), graphic.uses(), areas(graphic.gaps()), 1);
        }
        if (interaction instanceof Item.Associate associate) {
            return associated(given, associate);
        }
        if (interaction instanceof Item.Slider slider) {
            return given.size() == 1 && isOn(slider, given.get(0));
        }
        return given.size() == 1 && given.get(0).length() <= ((Item.Extended) interaction).most();
    }

    private static boolean chosen(List<String> given, Set<String> possible, int most) {
        return given.size() <= most && possible.containsAll(given);
    }

    /** Whether all values are pairs of these, neither end used more often than it may be; 0 is any number. */
    private static boolean paired(
            List<String> given, Set<String> firsts, int firstUses, Set<String> seconds, int secondUses) {
        List<String> usedFirsts = new ArrayList<>();
        List<String> usedSeconds = new ArrayList<>();
        for (String pair : given) {
            int space = pair.indexOf(' ');
            if (space < 0) {
                return false;
            }
            usedFirsts.add(pair.substring(0, space));
            usedSeconds.add(pair.substring(space + 1));
        }
        return firsts.containsAll(usedFirsts)
                && seconds.containsAll(usedSeconds)
                && (firstUses == 0 || onceEach(usedFirsts))
                && (secondUses == 0 || onceEach(usedSeconds));
    }

    private static boolean onceEach(List<String> used) {
        return new HashSet<>(used).size() == used.size();
    }

    private static boolean associated(List<String> given, Item.Associate associate) {
        List<String> ends = new ArrayList<>();
        for (String pair : given) {
            String[] both = pair.split(" ", -1);
            if (both.length != 2) {
                return false;
            }
            ends.addAll(List.of(both));
        }
        return given.size() <= associate.most()
                && onceEach(ends)
                && identifiers(associate.options()).containsAll(ends);
    }

    /** Whether the text is a step of the slider, written without needless signs. */
    private static boolean isOn(Item.Slider slider, String text) {
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            return false;
        }
        BigDecimal value = new BigDecimal(text);
        return text.equals(plain(value))
                && value.compareTo(slider.lower()) >= 0
                && value.compareTo(slider.upper()) <= 0
                && value.subtract(slider.lower()).remainder(slider.step()).signum() == 0;
    }

    /** A number as a slider gives it: without zeros at its end. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The response with its values sorted where their sequence means nothing, and the ends of pairs that are equal. */
    static Response canonical(Item.Interaction interaction, Response response) {
        if (interaction instanceof Item.Order || response.isNone()) {
            return response;
        }
        boolean even = interaction instanceof Item.Associate;
        Map<String, List<String>> sorted = new TreeMap<>();
        response.values()
                .forEach((variable, values) -> sorted.put(
                        variable,
                        values.stream()
                                .map(value -> even ? sortedPair(value) : value)
                                .sorted()
                                .toList()));
        return new Response(sorted);
    }

    /** The pair with its smaller end first; anything else as it is. */
    static String sortedPair(String pair) {
        int space = pair.indexOf(' ');
        if (space < 0) {
            return pair;
        }
        String first = pair.substring(0, space);
        String second = pair.substring(space + 1);
        return first.compareTo(second) <= 0 ? pair : second + " " + first;
    }

    static Set<String> identifiers(List<Item.Option> options) {
        return options.stream().map(Item.Option::identifier).collect(Collectors.toSet());
    }

    static Set<String> areas(List<Item.Area> areas) {
        return areas.stream().map(Item.Area::identifier).collect(Collectors.toSet());
    }
}
