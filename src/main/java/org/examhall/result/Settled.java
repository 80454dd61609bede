package org.examhall.result;

import java.util.List;
import org.examhall.kernel.Refusal;

/**
 * What came of confirming or releasing several results. One that is refused does not stop the others.
 *
 * @param done how many
 * @param refused each with the reason
 */
public record Settled(int done, List<Refused> refused) {

    public Settled {
        refused = List.copyOf(refused);
    }

    /** A result with which nothing was done, and why. */
    public record Refused(ResultRef result, Refusal reason) {}
}
