package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A question as its author wrote it, read and checked: what is asked, the choices in the authored order, the mark
 * scheme and the rationales. Immutable. A candidate sees it through {@link Sheet}, which shows neither key nor
 * rationale.
 *
 * @param prompt checked markup
 * @param rationales why a choice is right or wrong, by what they explain: a choice {@code A}, a left text {@code L1}, a
 *     spare right text {@code R5}, a choice in a gap {@code GAP1.A}, or the whole order {@code RESPONSE}
 */
public record Item(
        String identifier,
        String title,
        ItemType type,
        ItemFacts facts,
        @Nullable Stimulus stimulus,
        String prompt,
        Interaction interaction,
        MarkScheme markScheme,
        Map<String, String> rationales) {

    /** The response variable of all interactions but gaps. */
    static final String RESPONSE = "RESPONSE";

    public Item {
        rationales = Collections.unmodifiableMap(new LinkedHashMap<>(rationales));
    }

    /**
     * A text that can be chosen, moved or paired.
     *
     * @param html checked markup
     */
    public record Option(String identifier, String html) {}

    /** What the candidate does. */
    public sealed interface Interaction permits Choice, Order, Match, Inline {}

    /**
     * @param most how many may be chosen
     * @param shuffle whether the order of the options means nothing
     */
    public record Choice(List<Option> options, int most, boolean shuffle) implements Interaction {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** Options to be put in order; {@code shuffle} as in {@link Choice}. */
    public record Order(List<Option> options, boolean shuffle) implements Interaction {
        public Order {
            options = List.copyOf(options);
        }
    }

    /** Each left text is paired with one right text; right texts may be left over or used again. */
    public record Match(List<Option> lefts, List<Option> rights, boolean shuffle) implements Interaction {
        public Match {
            lefts = List.copyOf(lefts);
            rights = List.copyOf(rights);
        }
    }

    /**
     * A text with gaps.
     *
     * @param texts checked markup before, between and after the gaps: one more than there are gaps
     */
    public record Inline(List<String> texts, List<Gap> gaps) implements Interaction {
        public Inline {
            texts = List.copyOf(texts);
            gaps = List.copyOf(gaps);
        }
    }

    /** A gap, whose identifier is its response variable. */
    public record Gap(String identifier, List<Option> options, boolean shuffle) {
        public Gap {
            options = List.copyOf(options);
        }
    }

    /**
     * Whether the response could have been given to this item: it names nothing but what is there, and no more of it
     * than may be chosen. Nothing answered is accepted too. Says nothing about right or wrong.
     */
    public boolean accepts(Response response) {
        if (response.isNone()) {
            return true;
        }
        if (interaction instanceof Inline inline) {
            return acceptsGaps(inline, response);
        }
        if (!response.values().keySet().equals(Set.of(RESPONSE))) {
            return false;
        }
        List<String> given = response.of(RESPONSE);
        if (interaction instanceof Choice choice) {
            return given.size() <= choice.most()
                    && identifiers(choice.options()).containsAll(given);
        }
        if (interaction instanceof Order order) {
            return given.size() == order.options().size()
                    && identifiers(order.options()).containsAll(given);
        }
        return acceptsPairs((Match) interaction, given);
    }

    private static boolean acceptsGaps(Inline inline, Response response) {
        Map<String, Gap> gaps = new TreeMap<>();
        inline.gaps().forEach(gap -> gaps.put(gap.identifier(), gap));
        return response.values().entrySet().stream().allMatch(entry -> {
            Gap gap = gaps.get(entry.getKey());
            return gap != null
                    && entry.getValue().size() == 1
                    && identifiers(gap.options()).containsAll(entry.getValue());
        });
    }

    private static boolean acceptsPairs(Match match, List<String> given) {
        Set<String> lefts = new HashSet<>(identifiers(match.lefts()));
        Set<String> rights = identifiers(match.rights());
        for (String pair : given) {
            int space = pair.indexOf(' ');
            if (space < 0 || !lefts.remove(pair.substring(0, space)) || !rights.contains(pair.substring(space + 1))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same response with its values sorted where their sequence means nothing, so that equal answers are equal
     * text.
     */
    public Response canonical(Response response) {
        if (interaction instanceof Order || response.isNone()) {
            return response;
        }
        Map<String, List<String>> sorted = new TreeMap<>();
        response.values()
                .forEach((variable, values) ->
                        sorted.put(variable, values.stream().sorted().toList()));
        return new Response(sorted);
    }

    private static Set<String> identifiers(List<Option> options) {
        Set<String> identifiers = new HashSet<>();
        options.forEach(option -> identifiers.add(option.identifier()));
        return identifiers;
    }

    /**
     * One line of the item as the author's page shows it.
     *
     * @param place the identifier, {@code A}, {@code L1}, {@code R5}, {@code GAP1.B}
     * @param html the text; of a left text in a match, with its partner
     * @param key whether choosing it, or pairing it so, is right
     * @param rationale why; empty where the order as a whole is explained
     */
    public record Line(String place, String html, boolean key, String rationale) {}

    /**
     * The options with key and rationale, an order in its right order. For authors and verifiers; never for candidates.
     */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (interaction instanceof Choice choice) {
            for (Option option : choice.options()) {
                lines.add(line(option.identifier(), option, markScheme.isKey(RESPONSE, option.identifier())));
            }
        } else if (interaction instanceof Order order) {
            Map<String, Option> options = new TreeMap<>();
            order.options().forEach(option -> options.put(option.identifier(), option));
            for (String identifier : markScheme.rules().get(0).key()) {
                Option option = options.get(identifier);
                if (option != null) {
                    lines.add(line(identifier, option, true));
                }
            }
        } else if (interaction instanceof Match match) {
            addPairs(match, lines);
        } else if (interaction instanceof Inline inline) {
            for (Gap gap : inline.gaps()) {
                for (Option option : gap.options()) {
                    boolean key = markScheme.isKey(gap.identifier(), option.identifier());
                    lines.add(line(gap.identifier() + "." + option.identifier(), option, key));
                }
            }
        }
        return lines;
    }

    private void addPairs(Match match, List<Line> lines) {
        List<Option> spare = new ArrayList<>(match.rights());
        for (Option left : match.lefts()) {
            for (Option right : match.rights()) {
                if (markScheme.isKey(RESPONSE, left.identifier() + " " + right.identifier())) {
                    spare.remove(right);
                    Option pair = new Option(left.identifier(), left.html() + " → " + right.html());
                    lines.add(line(left.identifier(), pair, true));
                }
            }
        }
        spare.forEach(right -> lines.add(line(right.identifier(), right, false)));
    }

    private Line line(String place, Option option, boolean key) {
        return new Line(place, option.html(), key, rationales.getOrDefault(place, ""));
    }
}
