package org.examhall.bank;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question as its author wrote it, read and checked: what is asked, the choices in the authored order, the mark
 * scheme and the rationales. Immutable. A candidate sees it through {@link Sheet}, which shows neither key nor
 * rationale.
 *
 * @param prompt checked markup
 * @param rationales why a choice is right or wrong, by what they explain: a choice {@code A}, a left text {@code L1}, a
 *     spare right text {@code R5}, a choice in a gap {@code GAP1.A}, a field {@code GAP1}, or the whole answer
 *     {@code RESPONSE}
 * @param guidance rubrics and entries of the accessibility catalogue
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
        Map<String, String> rationales,
        Guidance guidance) {

    /** The response variable of all interactions that have but one. */
    public static final String RESPONSE = "RESPONSE";

    /** Stands in a draft where an author has yet to find words: for a picture, or for what is asked. */
    public static final String UNSAID = "…";

    public Item {
        rationales = Collections.unmodifiableMap(new LinkedHashMap<>(rationales));
    }

    /** An item without guidance. */
    public Item(
            String identifier,
            String title,
            ItemType type,
            ItemFacts facts,
            @Nullable Stimulus stimulus,
            String prompt,
            Interaction interaction,
            MarkScheme markScheme,
            Map<String, String> rationales) {
        this(identifier, title, type, facts, stimulus, prompt, interaction, markScheme, rationales, Guidance.NONE);
    }

    /** What is said beside the question. */
    public record Guidance(List<Rubric> rubrics, List<Help> helps) {

        public static final Guidance NONE = new Guidance(List.of(), List.of());

        public Guidance {
            rubrics = List.copyOf(rubrics);
            helps = List.copyOf(helps);
        }
    }

    /** For whom a rubric is written. */
    public enum View {
        AUTHOR,
        CANDIDATE,
        SCORER
    }

    /**
     * How to answer, to mark or to handle the question.
     *
     * @param html checked markup
     */
    public record Rubric(Set<View> views, String html) {
        public Rubric {
            views = Collections.unmodifiableSet(EnumSet.copyOf(views));
        }

        /** Whether those who mark read it. */
        public boolean forScorer() {
            return views.contains(View.SCORER);
        }
    }

    /** What an entry of the accessibility catalogue gives: words to be read out instead, or what a term means. */
    public enum HelpKind {
        SPOKEN,
        GLOSSARY
    }

    /**
     * An entry of the accessibility catalogue. The place it helps at names it in {@code data-help}.
     *
     * @param html checked markup
     */
    public record Help(String identifier, HelpKind kind, String html) {}

    /**
     * A text that can be chosen, moved or paired.
     *
     * @param html checked markup
     */
    public record Option(String identifier, String html) {}

    /** What the candidate does. */
    public sealed interface Interaction
            permits Choice,
                    Order,
                    Match,
                    Inline,
                    Associate,
                    GapMatch,
                    TextEntry,
                    Hottext,
                    Hotspot,
                    GraphicGapMatch,
                    Slider,
                    Extended {}

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

    /**
     * Each left text is paired with one right text; right texts may be left over.
     *
     * @param uses how often a right text may be used: 1, or 0 for any number
     */
    public record Match(List<Option> lefts, List<Option> rights, boolean shuffle, int uses) implements Interaction {
        public Match {
            lefts = List.copyOf(lefts);
            rights = List.copyOf(rights);
        }

        /** Right texts may be used again. */
        public Match(List<Option> lefts, List<Option> rights, boolean shuffle) {
            this(lefts, rights, shuffle, 0);
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

    /**
     * Options of one set are paired with each other, each at most once. A value is a pair {@code A B}; its two ends are
     * equal, so the smaller identifier is written first.
     *
     * @param most how many pairs may be made
     */
    public record Associate(List<Option> options, int most, boolean shuffle) implements Interaction {
        public Associate {
            options = List.copyOf(options);
        }
    }

    /**
     * A text with gaps that are all filled from one list; a value is {@code CHOICE GAP}.
     *
     * @param texts as in {@link Inline}
     * @param gaps their identifiers
     * @param uses how often a choice may be used: 1, or 0 for any number
     */
    public record GapMatch(List<Option> choices, List<String> texts, List<String> gaps, boolean shuffle, int uses)
            implements Interaction {
        public GapMatch {
            choices = List.copyOf(choices);
            texts = List.copyOf(texts);
            gaps = List.copyOf(gaps);
        }

        /** Each choice may be used once. */
        public GapMatch(List<Option> choices, List<String> texts, List<String> gaps, boolean shuffle) {
            this(choices, texts, gaps, shuffle, 1);
        }
    }

    /**
     * A text with fields to write in.
     *
     * @param texts as in {@link Inline}, with the fields in place of the gaps
     */
    public record TextEntry(List<String> texts, List<Field> fields) implements Interaction {
        public TextEntry {
            texts = List.copyOf(texts);
            fields = List.copyOf(fields);
        }
    }

    /** What a field is for. */
    public enum Kind {
        TEXT,
        NUMBER
    }

    /**
     * A field, whose identifier is its response variable.
     *
     * @param length how many characters it is made wide for; more may be written, up to {@link #MOST_IN_FIELD}
     */
    public record Field(String identifier, Kind kind, int length) {}

    /** The most that may be written in one field, in characters. */
    public static final int MOST_IN_FIELD = 200;

    /** The most that may be written as an extended text, in characters. */
    public static final int MOST_IN_TEXT = 8_000;

    /**
     * A text some words of which can be chosen.
     *
     * @param texts checked markup before, between and after the spots: one more than there are spots
     * @param most how many may be chosen
     */
    public record Hottext(List<String> texts, List<Option> spots, int most) implements Interaction {
        public Hottext {
            texts = List.copyOf(texts);
            spots = List.copyOf(spots);
        }
    }

    /**
     * A picture that is part of the question.
     *
     * @param media name of its file: its SHA-256 in hexadecimal, a dot and the usual ending
     * @param alt what it shows, for those who do not see it
     * @param width in pixels, as areas count them
     * @param height in pixels
     */
    public record Picture(String media, String alt, int width, int height) {}

    /** The outline of an area. */
    public enum Shape {
        RECT,
        CIRCLE,
        POLY
    }

    /**
     * An area of a picture.
     *
     * @param label what is there, in words; empty where the author gave none
     * @param coords as in an HTML image map: left, top, right, bottom; x, y, radius; or x, y of each corner
     */
    public record Area(String identifier, String label, Shape shape, List<Integer> coords) {
        public Area {
            coords = List.copyOf(coords);
        }
    }

    /**
     * A picture some areas of which can be chosen.
     *
     * @param most how many may be chosen
     */
    public record Hotspot(Picture picture, List<Area> areas, int most) implements Interaction {
        public Hotspot {
            areas = List.copyOf(areas);
        }
    }

    /**
     * A picture with areas, each to be labelled from one list; a value is {@code CHOICE GAP}.
     *
     * @param uses as in {@link GapMatch}
     */
    public record GraphicGapMatch(Picture picture, List<Option> choices, List<Area> gaps, boolean shuffle, int uses)
            implements Interaction {
        public GraphicGapMatch {
            choices = List.copyOf(choices);
            gaps = List.copyOf(gaps);
        }

        /** Each choice may be used once. */
        public GraphicGapMatch(Picture picture, List<Option> choices, List<Area> gaps, boolean shuffle) {
            this(picture, choices, gaps, shuffle, 1);
        }
    }

    /** A number from {@code lower} to {@code upper}, in steps from {@code lower}. */
    public record Slider(BigDecimal lower, BigDecimal upper, BigDecimal step) implements Interaction {}

    /**
     * A text of the candidate's own, marked by a person.
     *
     * @param lines how high the field is made
     * @param most how many characters may be written, up to {@link #MOST_IN_TEXT}
     */
    public record Extended(int lines, int most) implements Interaction {}

    /** A gap, whose identifier is its response variable. */
    public record Gap(String identifier, List<Option> options, boolean shuffle) {
        public Gap {
            options = List.copyOf(options);
        }
    }

    /**
     * Whether the response could have been given to this item: it names nothing but what is there, and no more of it
     * than may be chosen; what is written is no longer than may be written. Nothing answered is accepted too. Says
     * nothing about right or wrong.
     */
    public boolean accepts(Response response) {
        return response.isNone() || Acceptance.accepts(interaction, response);
    }

    /**
     * The same response with its values sorted where their sequence means nothing, so that equal answers are equal
     * text.
     */
    public Response canonical(Response response) {
        return Acceptance.canonical(interaction, response);
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
        return new ItemLines(this).lines();
    }

    /** The places that need a rationale and have none: an item without its reasons cannot be defended. */
    public List<String> unexplained() {
        return ItemLines.places(this).stream()
                .filter(place -> rationales.getOrDefault(place, "").isBlank())
                .toList();
    }
}
