package org.examhall.bank;

import java.util.Set;

/**
 * A paper that was drawn.
 *
 * @param repeated items on it that were to be avoided, but the bank had too few others; empty for most papers
 * @param overused items on it that have been used as often as the blueprint allows, but the bank had too few others
 */
public record Drawn(PaperRef paper, Set<ItemRef> repeated, Set<ItemRef> overused) {
    public Drawn {
        repeated = Set.copyOf(repeated);
        overused = Set.copyOf(overused);
    }
}
