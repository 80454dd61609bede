package org.examhall.sitting;

import java.util.List;
import org.examhall.kernel.Refusal;

/** Whether somebody may be in charge of a sitting and sign for it, and if not, why. */
public sealed interface Fitness {

    /** Nothing is against it. */
    record Fit() implements Fitness {}

    /** @param reasons all that is against it, at least one */
    record Unfit(List<Refusal> reasons) implements Fitness {

        public Unfit {
            reasons = List.copyOf(reasons);
        }
    }

    /** What is against it; empty if nothing is. */
    default List<Refusal> objections() {
        return this instanceof Unfit unfit ? unfit.reasons() : List.of();
    }
}
