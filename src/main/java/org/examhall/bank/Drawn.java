package org.examhall.bank;

import java.util.Set;

/**
 * A paper that was drawn.
 *
 * @param repeated items on it that were to be avoided, but the bank had too few others; empty for most papers
 */
public record Drawn(PaperRef paper, Set<ItemRef> repeated) {
    public Drawn {
        repeated = Set.copyOf(repeated);
    }
}
