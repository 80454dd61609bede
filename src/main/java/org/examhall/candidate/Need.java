package org.examhall.candidate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that an access arrangement can grant, and the values it may have. The keys of what is about reading are
 * those of the exam page's display settings, and so are their values.
 */
public enum Need {
    /** Extra time as a percentage of the exam's duration. */
    EXTRA_TIME(100),
    /** Supervised rest breaks, which stop the clock; the minutes allowed in all. */
    REST_BREAKS(120),
    SIZE("125", "150", "175", "200"),
    COLOURS("dark", "cream", "blue", "contrast", "yellow"),
    FONT("easy"),
    SPACING("wide", "wider"),
    /** A ruler that follows the line being read. */
    RULER(Need.GRANTED),
    /** Buttons to strike out options. */
    STRIKES(Need.GRANTED),
    /** Questions read aloud by the browser's own voice. */
    READ_ALOUD(Need.GRANTED),
    /** All but the part of a question that is being read is covered. */
    MASKING(Need.GRANTED),
    READER(Need.GRANTED),
    SCRIBE(Need.GRANTED),
    PROMPTER(Need.GRANTED),
    PRACTICAL_ASSISTANT(Need.GRANTED),
    SEPARATE_ROOM(Need.GRANTED);

    /** The value of a need that is granted or not, without more or less. */
    public static final String GRANTED = "yes";

    private final int greatest;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> choices;

    Need(int greatest) {
        this.greatest = greatest;
        this.choices = List.of();
    }

    Need(String... choices) {
        this.greatest = 0;
        this.choices = List.of(choices);
    }

    /** The name in stored text and in the keys of words. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Need> ofKey(String key) {
        return Arrays.stream(values()).filter(need -> need.key().equals(key)).findFirst();
    }

    /** Whether it is a number, which is then from 1 to {@link #greatest()}. */
    public boolean isNumber() {
        return greatest > 0;
    }

    public int greatest() {
        return greatest;
    }

    /** The values to choose from; none for a number. */
    public List<String> choices() {
        return choices;
    }

    /** Whether it is granted or not, and there is nothing more to say. */
    public boolean isPlain() {
        return choices.equals(List.of(GRANTED));
    }

    /** Whether it is one of the exam page's display settings. */
    public boolean isDisplay() {
        return switch (this) {
            case SIZE, COLOURS, FONT, SPACING, RULER, STRIKES -> true;
            default -> false;
        };
    }

    /** Whether the exam page has a module for it, which is loaded only where it is granted. */
    public boolean isAid() {
        return this == READ_ALOUD || this == MASKING;
    }

    boolean accepts(String value) {
        if (!isNumber()) {
            return choices.contains(value);
        }
        return value.matches("[1-9][0-9]{0,2}") && Integer.parseInt(value) <= greatest;
    }
}
