package org.examhall.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An item that nobody would write, but could. */
final class RandomItem {

    private static final List<String> WORDS = List.of(
            "server",
            "blåbær",
            "x < y",
            "R&D",
            "\"quoted\"",
            "a  b",
            "1,5 €",
            "–",
            "C:\\temp",
            "ßüé",
            "日本",
            "it's",
            "😀");
    private static final String MEDIUM = "0123456789abcdef".repeat(4) + ".png";

    private final Random random;

    RandomItem(long seed) {
        random = new Random(seed);
    }

    Item item() {
        ItemType type = ItemType.values()[random.nextInt(ItemType.values().length)];
        Item.Interaction interaction = interaction(type);
        MarkScheme scheme = new MarkScheme(rules(type, interaction));
        Item bare = new Item(
                "item-1",
                text(),
                type,
                Kinds.FACTS,
                stimulus(),
                prompt(),
                interaction,
                scheme,
                Map.of(),
                guidance(type));
        Map<String, String> rationales = new LinkedHashMap<>();
        for (String place : ItemLines.places(bare)) {
            if (random.nextInt(4) > 0) {
                rationales.put(place, text());
            }
        }
        return new Item(
                bare.identifier(),
                bare.title(),
                type,
                bare.facts(),
                bare.stimulus(),
                bare.prompt(),
                interaction,
                scheme,
                rationales,
                bare.guidance());
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size())).replaceAll("\\s+", " ") + random.nextInt(1_000);
    }

    private String text() {
        return word() + " " + word();
    }

    private String phrase() {
        String plain = Markup.escape(text());
        return switch (random.nextInt(6)) {
            case 0 -> "<strong>" + plain + "</strong>";
            case 1 -> plain + "<br/><code>" + Markup.escape(word()) + "</code>";
            case 2 -> "<img src=\"media/" + MEDIUM + "\" alt=\"" + plain + "\" width=\"20\" height=\"10\"/>";
            case 3 ->
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>" + plain;
            case 4 -> "<span lang=\"nb\">" + plain + "</span>";
            default -> plain;
        };
    }

    private String block() {
        return switch (random.nextInt(5)) {
            case 0 -> "<ul><li>" + phrase() + "</li><li><p>" + phrase() + "</p></li></ul>";
            case 1 ->
                "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"Load\"><table><caption>Load"
                        + "</caption><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td colspan=\"2\">"
                        + phrase()
                        + "</td></tr></tbody></table></div>";
            case 2 ->
                "<figure><audio controls=\"controls\" preload=\"none\" src=\"media/"
                        + MEDIUM.replace("png", "mp3") + "\"></audio><figcaption>" + Markup.escape(text())
                        + "</figcaption></figure>";
            case 3 -> "<pre>a\n  b " + Markup.escape(word()) + "</pre>";
            default -> "<p>" + phrase() + "</p>";
        };
    }

    private String prompt() {
        return random.nextBoolean() ? block() + "<p>" + phrase() + "</p>" : "<p>" + phrase() + "</p>" + block();
    }

    private @Nullable Stimulus stimulus() {
        return random.nextInt(3) == 0 ? new Stimulus("shared", text(), block() + block()) : null;
    }

    private Item.Guidance guidance(ItemType type) {
        List<Item.Rubric> rubrics = new ArrayList<>();
        if (type.markedByPerson() || random.nextInt(4) == 0) {
            rubrics.add(new Item.Rubric(Set.of(Item.View.SCORER, Item.View.AUTHOR), block()));
        }
        List<Item.Help> helps =
                random.nextInt(4) == 0 ? List.of(new Item.Help("h1", Item.HelpKind.SPOKEN, block())) : List.of();
        return new Item.Guidance(rubrics, helps);
    }

    private int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private List<Item.Option> options(int count, boolean markup) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Item.Option("O" + i, (markup ? phrase() : Markup.escape(text())) + i))
                .toList();
    }

    private List<String> texts(int gaps) {
        List<String> texts = new ArrayList<>();
        texts.add("<p>" + Markup.escape(word()) + " ");
        for (int i = 1; i < gaps; i++) {
            texts.add(random.nextBoolean() ? " and " : " .</p><p>" + phrase());
        }
        texts.add(" end.</p>" + (random.nextBoolean() ? "<p>" + phrase() + "</p>" : ""));
        return texts;
    }

    private List<Item.Area> areas(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> switch (random.nextInt(3)) {
                    case 0 -> new Item.Area("A" + i, word(), Item.Shape.RECT, List.of(1, 2, 30, 40));
                    case 1 -> new Item.Area("A" + i, "", Item.Shape.CIRCLE, List.of(10, 20, 5));
                    default -> new Item.Area("A" + i, word(), Item.Shape.POLY, List.of(0, 0, 9, 0, 9, 9));
                })
                .toList();
    }

    private Item.Picture picture() {
        return new Item.Picture(MEDIUM, text(), from(1, 900), from(1, 900));
    }

    private Item.Interaction interaction(ItemType type) {
        int count = from(2, 6);
        boolean shuffle = random.nextBoolean();
        return switch (type) {
            case SINGLE -> new Item.Choice(options(count, true), 1, shuffle);
            case MULTIPLE -> new Item.Choice(options(count, true), from(2, count), shuffle);
            case ORDER -> new Item.Order(options(count, true), shuffle);
            case MATCH -> match(count, shuffle);
            case INLINE ->
                new Item.Inline(
                        texts(count),
                        IntStream.range(0, count)
                                .mapToObj(i -> new Item.Gap("G" + i, options(3, false), shuffle))
                                .toList());
            case ASSOCIATE -> new Item.Associate(options(2 * count, false), from(1, count), shuffle);
            case GAP_MATCH ->
                new Item.GapMatch(
                        options(count, false),
                        texts(count),
                        IntStream.range(0, count).mapToObj(i -> "G" + i).toList(),
                        shuffle,
                        random.nextInt(2));
            case TEXT_ENTRY ->
                new Item.TextEntry(
                        texts(count),
                        IntStream.range(0, count)
                                .mapToObj(i -> new Item.Field(
                                        "F" + i, Item.Kind.values()[random.nextInt(2)], from(1, Item.MOST_IN_FIELD)))
                                .toList());
            case HOTTEXT -> new Item.Hottext(texts(count), options(count, true), from(1, count));
            case HOTSPOT -> new Item.Hotspot(picture(), areas(count), from(1, count));
            case GRAPHIC_GAP_MATCH ->
                new Item.GraphicGapMatch(picture(), options(count, false), areas(count), shuffle, random.nextInt(2));
            case SLIDER -> new Item.Slider(new BigDecimal("-1.5"), new BigDecimal("8.5"), new BigDecimal("0.5"));
            case EXTENDED -> new Item.Extended(from(1, 40), from(1, Item.MOST_IN_TEXT));
        };
    }

    private Item.Match match(int count, boolean shuffle) {
        List<Item.Option> rights = options(count + 2, false).stream()
                .map(option -> new Item.Option("R" + option.identifier(), option.html()))
                .toList();
        return new Item.Match(options(count, false), rights, shuffle, random.nextInt(2));
    }

    private BigDecimal marks() {
        return new BigDecimal(List.of("1", "0.5", "2.25", "1.0", "0.3333").get(random.nextInt(5)));
    }

    private List<MarkScheme.Rule> rules(ItemType type, Item.Interaction interaction) {
        List<MarkScheme.Rule> rules = new ArrayList<>();
        Variable.of(interaction).forEach((name, variable) -> rules.add(rule(type, interaction, name, variable)));
        return rules;
    }

    private MarkScheme.Rule rule(ItemType type, Item.Interaction interaction, String name, Variable variable) {
        if (type.markedByPerson()) {
            return new MarkScheme.ByPerson(name, random.nextBoolean() ? List.of(text()) : List.of(), marks());
        }
        if (variable.baseType().equals("string")) {
            MarkScheme.Spelling best = new MarkScheme.Spelling(text(), marks(), random.nextBoolean());
            MarkScheme.Spelling other = new MarkScheme.Spelling(text() + "!", marks(), random.nextBoolean());
            return new MarkScheme.Spelled(
                    name, List.of(best.text()), List.of(best, other), BigDecimal.ZERO, null, null);
        }
        if (variable.baseType().equals("float")) {
            return near(name);
        }
        List<String> key = key(interaction, variable);
        if (random.nextBoolean()) {
            return new MarkScheme.Exact(name, key, variable.cardinality().equals("ordered"), marks());
        }
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        BigDecimal each = marks();
        key.forEach(value -> worth.put(value, each));
        return new MarkScheme.Mapped(name, key, worth, new BigDecimal("-0.5"), BigDecimal.ZERO, null);
    }

    private MarkScheme.Near near(String name) {
        MarkScheme.ToleranceMode mode = MarkScheme.ToleranceMode.values()[random.nextInt(3)];
        MarkScheme.Tolerance tolerance = mode == MarkScheme.ToleranceMode.EXACT
                ? MarkScheme.Tolerance.NONE
                : new MarkScheme.Tolerance(
                        mode, new BigDecimal("0.5"), BigDecimal.TEN, random.nextBoolean(), random.nextBoolean());
        return new MarkScheme.Near(name, new BigDecimal("2.5"), tolerance, marks());
    }

    /** A key that can be given, sorted where its sequence means nothing. */
    private List<String> key(Item.Interaction interaction, Variable variable) {
        List<String> possible =
                new ArrayList<>(Set.copyOf(variable.possible() == null ? Set.of() : variable.possible()));
        Collections.sort(possible);
        Collections.shuffle(possible, random);
        if (variable.cardinality().equals("single")) {
            return possible.subList(0, 1);
        }
        if (variable.cardinality().equals("ordered")) {
            return List.copyOf(possible);
        }
        List<String> key = new ArrayList<>();
        for (String value : possible) {
            List<String> more = new ArrayList<>(key);
            more.add(value);
            if (key.size() < 3
                    && Acceptance.accepts(interaction, Response.of("RESPONSE", more.toArray(String[]::new)))) {
                key = more;
            }
        }
        return key;
    }
}
