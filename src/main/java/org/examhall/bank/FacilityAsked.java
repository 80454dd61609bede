package org.examhall.bank;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The bank asks how candidates fared with items. Rooms that mark answer it in the same call; the bank does not know
 * them. What fewer candidates have answered than say anything is kept back.
 */
public final class FacilityAsked {

    /** Candidates from whom on a share is worth showing. */
    private static final long ENOUGH = 20;

    private final Set<ItemRef> items;
    private final Map<ItemRef, Observed> observed = new HashMap<>();

    FacilityAsked(Set<ItemRef> items) {
        this.items = Set.copyOf(items);
    }

    /**
     * How candidates fared with an item.
     *
     * @param percent the mean share of the marks that they earned
     */
    public record Observed(long candidates, double percent) {}

    /** The items that are asked about. */
    public Set<ItemRef> items() {
        return items;
    }

    /** Answers for one item. */
    public void tell(ItemRef item, long candidates, double percent) {
        if (candidates >= ENOUGH) {
            observed.put(item, new Observed(candidates, percent));
        }
    }

    /** What was answered. */
    Map<ItemRef, Observed> observed() {
        return Collections.unmodifiableMap(observed);
    }
}
