package org.examhall.bank;

import java.util.List;

/**
 * Advice to the author of an item. Nothing is refused because of it: the craft has exceptions, and the author knows
 * them.
 *
 * @param place what it is about: {@code prompt}, or the place of a {@link Item.Line}
 * @param arguments what its text names, such as words or a number
 */
public record CraftWarning(Rule rule, String place, List<Object> arguments) {

    /** The rules of the craft that a machine can check; the text of each is {@code craft.<rule>}. */
    public enum Rule {
        /** The key is clearly longer than every other option. */
        KEY_LONGEST,
        /** The longest option is more than half as long again as the shortest. */
        LENGTHS_UNEVEN,
        /** The question is asked in the negative. */
        NEGATIVE_STEM,
        /** An option says always or never. */
        ABSOLUTE_WORD,
        /** An option speaks of other options, whose order changes from paper to paper. */
        REFERS_TO_OTHERS,
        /** A word of the question stands in the key and in no other option. */
        CUE_WORD,
        /** Grammar or punctuation fits the key alone. */
        GRAMMAR_CUE,
        /** Two options cannot be told apart, or one is part of another. */
        OPTIONS_OVERLAP,
        /** The question is hard to read. */
        HARD_TO_READ,
        /** The question is long. */
        STEM_LONG,
        /** A rationale is missing or says next to nothing. */
        RATIONALE_THIN,
        /** Bare numbers, of which nobody says what they count. */
        UNIT_MISSING,
        /** The keys of recent items stand in one place too often. */
        KEY_POSITION
    }

    public CraftWarning {
        arguments = List.copyOf(arguments);
    }

    static CraftWarning of(Rule rule, String place, Object... arguments) {
        return new CraftWarning(rule, place, List.of(arguments));
    }
}
