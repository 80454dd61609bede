package org.examhall.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a paper has to hold besides the numbers of its sections.
 *
 * @param mode who gets the same paper
 * @param band within which the expected difficulty of every paper lies, if it matters
 * @param limit how often an item may be used, if it matters
 * @param form the items of the one paper there is, in their order; empty unless the paper is fixed
 * @param formSeed from which the one paper was drawn; it orders the choices
 */
public record Terms(
        Mode mode, @Nullable Band band, @Nullable Limit limit, List<ItemRef> form, long formSeed) {

    /** Every candidate gets a paper of their own, and nothing else is asked of it. */
    public static final Terms NONE = new Terms(Mode.CANDIDATE, null, null, List.of(), 0);

    /** Who gets the same paper. */
    public enum Mode {
        /** Nobody: each candidate has a paper of their own. */
        CANDIDATE,
        /** Everybody at one sitting. */
        SITTING,
        /** Everybody at any sitting. */
        FIXED
    }

    public Terms {
        form = List.copyOf(form);
    }

    /**
     * The expected share of right answers over a whole paper.
     *
     * @param from at least, in thousandths
     * @param to at most, in thousandths
     */
    public record Band(int from, int to) {

        /** How far outside the band this many items lie, whose facilities add up to the sum; 0 within. */
        int distance(int sum, int items) {
            return Math.max(0, Math.max(from * items - sum, sum - to * items));
        }
    }

    /**
     * How often an item may be used. Either part may be left out, by 0.
     *
     * @param papers on at most so many papers
     * @param days of the last so many days
     * @param percent on at most so many of a hundred papers of one sitting, and on one in any case
     */
    public record Limit(int papers, int days, int percent) {}
}
