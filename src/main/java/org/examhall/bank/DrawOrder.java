package org.examhall.bank;

import java.util.Set;

/**
 * One candidate's wish for a paper.
 *
 * @param seed from which the paper follows
 * @param avoid items that the candidate has seen before
 */
public record DrawOrder(long seed, Set<ItemRef> avoid) {
    public DrawOrder {
        avoid = Set.copyOf(avoid);
    }
}
