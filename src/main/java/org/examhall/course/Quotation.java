package org.examhall.course;

/**
 * Words of a lesson, told from the same words elsewhere.
 *
 * @param before a few words that stand before them
 * @param after a few words that stand behind them
 * @param place in characters of the lesson's text
 */
public record Quotation(String words, String before, String after, int place) {

    static final int LONGEST = 2000;
    static final int LONGEST_AROUND = 200;

    boolean isSound() {
        return !words.isBlank()
                && words.length() <= LONGEST
                && before.length() <= LONGEST_AROUND
                && after.length() <= LONGEST_AROUND
                && place >= 0;
    }
}
