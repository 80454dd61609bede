package org.examhall.bank;

import java.util.List;

/**
 * Where the bank is thin for a blueprint. The text is {@code shortage.<kind>}, and the arguments fill its places.
 *
 * @param arguments what the text names: how many are needed, how many there are
 */
public record Shortage(Kind kind, List<Object> arguments) {

    /** What is short, and how bad it is. */
    public enum Kind {
        /** Fewer items than a paper needs: no paper can be drawn. */
        TOO_FEW(true),
        /** Fewer than twice as many as a paper needs: a resit repeats some. */
        RESIT_REPEATS(false),
        /** The limit of the period is reached after so many more papers. */
        SOON_USED_UP(false),
        /** The limit for one sitting cannot be held with so few items. */
        ALWAYS_OVERUSED(false),
        /** No paper, or hardly one in a hundred, lies in the band. */
        OUTSIDE_BAND(true),
        HARDLY_WITHIN_BAND(false),
        /** Items of the one paper there is are no longer in the bank. */
        FORM_INCOMPLETE(true),
        /** Papers were tried, and one could not be drawn or did not hold what it should. */
        NO_SUCH_PAPER(true);

        private final boolean prevents;

        Kind(boolean prevents) {
            this.prevents = prevents;
        }
    }

    public Shortage {
        arguments = List.copyOf(arguments);
    }

    static Shortage of(Kind kind, Object... arguments) {
        return new Shortage(kind, List.of(arguments));
    }

    /** Whether papers cannot be drawn because of it. */
    public boolean prevents() {
        return kind.prevents;
    }
}
