package org.examhall.bank.file;

import java.math.BigDecimal;
import java.util.List;

/**
 * A question as the formats of other programs have it, which mean much the same by different signs. Marks are in per
 * cent of the whole question.
 *
 * @param line where it begins
 * @param name what the file calls it; may be empty
 * @param prompt blocks of the bank's markup
 * @param general why, whatever was answered; may be empty
 */
record Question(int line, String name, List<Node> prompt, Body body, String general) {

    /** How it is answered. */
    sealed interface Body permits Choice, Match, Order, Gaps, Drag, Essay {}

    /**
     * An option.
     *
     * @param text running text of the bank's markup
     * @param why feedback; may be empty
     */
    record Option(List<Piece> text, BigDecimal credit, String why) {}

    /** @param together whether exactly the right options count, and nothing less */
    record Choice(List<Option> options, boolean single, boolean shuffle, boolean together) implements Body {}

    record Pair(String left, String right) {}

    /** @param spare right texts that belong to nothing */
    record Match(List<Pair> pairs, List<String> spare, boolean shuffle) implements Body {}

    /** @param steps in their right order */
    record Order(List<List<Piece>> steps) implements Body {}

    /**
     * Blanks to be filled. They stand in {@code prompt} as elements {@link #BLANK} with the number of the blank,
     * counted from 0, or if there is but one and it stands nowhere, below it.
     */
    record Gaps(List<Blank> blanks) implements Body {}

    /**
     * Texts to be dragged into the blanks.
     *
     * @param key for each blank the text that belongs there, counted from 0
     * @param again whether a text may be used more than once
     */
    record Drag(List<String> texts, List<Integer> key, boolean shuffle, boolean again) implements Body {}

    record Essay(int lines, String model) implements Body {}

    /** The element that marks a blank in a prompt. */
    static final String BLANK = "blank";

    /** Something to be filled in; {@code weight} is its part of the question's marks, in any unit. */
    sealed interface Blank permits Pick, Write, Count {
        BigDecimal weight();
    }

    /** One of some texts. */
    record Pick(List<Picked> options, boolean shuffle, BigDecimal weight) implements Blank {}

    record Picked(String text, BigDecimal credit, String why) {}

    /** A text to be written. */
    record Write(List<Spelling> spellings, boolean caseCounts, BigDecimal weight) implements Blank {}

    record Spelling(String text, BigDecimal credit, String why) {}

    /** A number to be written. */
    record Count(BigDecimal value, BigDecimal below, BigDecimal above, String why, BigDecimal weight)
            implements Blank {}
}
