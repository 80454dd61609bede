package org.examhall.bank;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a version of an item stands. Papers are drawn from live versions alone; whoever works on an item works on a
 * version that is not live, so that nothing changes under an exam.
 */
public enum ItemState {
    /** Being written. */
    DRAFT,
    /** Lies before somebody who has not written it. */
    IN_REVIEW,
    /** Found good by a second pair of eyes, and not in use. */
    APPROVED,
    /** Papers are drawn from it. */
    LIVE,
    /** Taken out of use because something is wrong with it. */
    WITHDRAWN,
    /** Out of use for good: replaced, used up, or never finished. */
    RETIRED;

    private static final Map<ItemState, Map<ItemVerb, ItemState>> MOVES = new EnumMap<>(Map.of(
            DRAFT,
            Map.of(ItemVerb.CHANGE, DRAFT, ItemVerb.SUBMIT, IN_REVIEW, ItemVerb.RETIRE, RETIRED),
            IN_REVIEW,
            Map.of(ItemVerb.SEND_BACK, DRAFT, ItemVerb.APPROVE, APPROVED),
            APPROVED,
            Map.of(ItemVerb.SEND_BACK, DRAFT, ItemVerb.PUBLISH, LIVE),
            LIVE,
            Map.of(ItemVerb.REVISE, LIVE, ItemVerb.WITHDRAW, WITHDRAWN, ItemVerb.RETIRE, RETIRED),
            WITHDRAWN,
            Map.of(ItemVerb.REVISE, WITHDRAWN, ItemVerb.RETIRE, RETIRED),
            RETIRED,
            Map.of(ItemVerb.REVISE, RETIRED)));

    /** The state that follows; empty if this cannot be done in this state. */
    Optional<ItemState> after(ItemVerb verb) {
        return Optional.ofNullable(MOVES.getOrDefault(this, Map.of()).get(verb));
    }

    /** Whether the version is still worked on: it has not been live yet. */
    public boolean isUnderWay() {
        return compareTo(LIVE) < 0;
    }
}
