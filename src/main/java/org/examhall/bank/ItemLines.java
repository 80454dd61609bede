package org.examhall.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An item's options with key and rationale, as its author's page shows them. */
final class ItemLines {

    private final Item item;
    private final MarkScheme scheme;
    private final List<Item.Line> lines = new ArrayList<>();

    ItemLines(Item item) {
        this.item = item;
        this.scheme = item.markScheme();
    }

    List<Item.Line> lines() {
        Item.Interaction interaction = item.interaction();
        if (interaction instanceof Item.Choice choice) {
            choice.options().forEach(option -> chosen(option.identifier(), option.html()));
        } else if (interaction instanceof Item.Hottext hottext) {
            hottext.spots().forEach(spot -> chosen(spot.identifier(), spot.html()));
        } else if (interaction instanceof Item.Hotspot hotspot) {
            hotspot.areas().forEach(area -> chosen(area.identifier(), nameOf(area)));
        } else if (interaction instanceof Item.Order order) {
            Map<String, String> options = byIdentifier(order.options());
            keys().stream()
                    .filter(options::containsKey)
                    .forEach(step -> add(step, options.getOrDefault(step, ""), true));
        } else if (interaction instanceof Item.Match match) {
            pairs(match);
        } else if (interaction instanceof Item.Inline inline) {
            for (Item.Gap gap : inline.gaps()) {
                for (Item.Option option : gap.options()) {
                    boolean key = scheme.isKey(gap.identifier(), option.identifier());
                    add(gap.identifier() + "." + option.identifier(), option.html(), key);
                }
            }
        } else if (interaction instanceof Item.Associate associate) {
            associated(byIdentifier(associate.options()));
        } else if (interaction instanceof Item.GapMatch gapMatch) {
            Map<String, String> gaps = new LinkedHashMap<>();
            gapMatch.gaps().forEach(gap -> gaps.put(gap, gap));
            filled(gaps, byIdentifier(gapMatch.choices()));
        } else if (interaction instanceof Item.GraphicGapMatch graphic) {
            Map<String, String> gaps = new LinkedHashMap<>();
            graphic.gaps().forEach(gap -> gaps.put(gap.identifier(), nameOf(gap)));
            filled(gaps, byIdentifier(graphic.choices()));
        } else {
            written();
        }
        return lines;
    }

    /** The places at which an item of this kind has to be explained. */
    static List<String> places(Item item) {
        Item.Interaction interaction = item.interaction();
        if (interaction instanceof Item.Order
                || interaction instanceof Item.Associate
                || interaction instanceof Item.Slider) {
            return List.of(Item.RESPONSE);
        }
        if (interaction instanceof Item.Extended) {
            boolean guided = item.guidance().rubrics().stream().anyMatch(Item.Rubric::forScorer);
            return guided ? List.of() : List.of(Item.RESPONSE);
        }
        if (interaction instanceof Item.TextEntry entry) {
            return entry.fields().stream().map(Item.Field::identifier).toList();
        }
        return new ItemLines(item)
                .lines().stream().map(Item.Line::place).distinct().toList();
    }

    private List<String> keys() {
        return scheme.rules().stream()
                .filter(rule -> rule.variable().equals(Item.RESPONSE))
                .flatMap(rule -> rule.key().stream())
                .toList();
    }

    private static Map<String, String> byIdentifier(List<Item.Option> options) {
        return options.stream()
                .collect(Collectors.toMap(
                        Item.Option::identifier, Item.Option::html, (one, other) -> one, LinkedHashMap::new));
    }

    private static String nameOf(Item.Area area) {
        return Markup.escape(area.label().isEmpty() ? area.identifier() : area.label());
    }

    private void chosen(String identifier, String html) {
        add(identifier, html, scheme.isKey(Item.RESPONSE, identifier));
    }

    private void add(String place, String html, boolean key) {
        lines.add(new Item.Line(place, html, key, item.rationales().getOrDefault(place, "")));
    }

    private void pairs(Item.Match match) {
        List<Item.Option> spare = new ArrayList<>(match.rights());
        for (Item.Option left : match.lefts()) {
            for (Item.Option right : match.rights()) {
                if (scheme.isKey(Item.RESPONSE, left.identifier() + " " + right.identifier())) {
                    spare.remove(right);
                    add(left.identifier(), left.html() + " → " + right.html(), true);
                }
            }
        }
        spare.forEach(right -> add(right.identifier(), right.html(), false));
    }

    /** Each right pair; what is in none stands alone. */
    private void associated(Map<String, String> options) {
        Map<String, String> spare = new LinkedHashMap<>(options);
        for (String pair : keys()) {
            String[] ends = pair.split(" ", 2);
            add(pair, options.get(ends[0]) + " ↔ " + options.get(ends[1]), true);
            spare.remove(ends[0]);
            spare.remove(ends[1]);
        }
        spare.forEach((identifier, html) -> add(identifier, html, false));
    }

    /** Each gap with what belongs there, then the choices that belong nowhere. */
    private void filled(Map<String, String> gaps, Map<String, String> choices) {
        Map<String, String> spare = new LinkedHashMap<>(choices);
        gaps.forEach((gap, name) -> choices.forEach((choice, html) -> {
            if (scheme.isKey(Item.RESPONSE, choice + " " + gap)) {
                add(gap, name + " → " + html, true);
                spare.remove(choice);
            }
        }));
        spare.forEach((choice, html) -> add(choice, html, false));
    }

    /** What is written has no options, only what is right and what that earns. */
    private void written() {
        for (MarkScheme.Rule rule : scheme.rules()) {
            rule.answers().forEach(answer -> add(rule.variable(), Markup.escape(answer.text()), answer.right()));
        }
    }
}
