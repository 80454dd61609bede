package org.examhall.bank;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Draws papers to a blueprint with terms: by rules, within a band, without enemies, sparing what has been used enough.
 * A paper begins as the plain {@link Draw} of its seed and is mended by {@link Swaps}; a blueprint without terms gets
 * the plain draw, so that papers drawn before there were terms come out of their seeds as they did.
 */
final class Drawing {

    /** Beginnings that are tried before it is said that there is no such paper; the first few do in practice. */
    private static final int TRIES = 30;

    private static final long APART = 0x9E3779B97F4A7C15L;
    private static final int SHARING = -1;
    private static final int MENDING = -2;

    private final Blueprint blueprint;
    private final Stock stock;
    private final Map<ItemRef, @Nullable String> stimuli;
    private final boolean shares;
    private final boolean ruled;

    /** Answers the rules of the blueprint once, for all the papers that are drawn now. */
    Drawing(Blueprint blueprint, Stock stock) {
        this.blueprint = blueprint.on(stock);
        this.stock = stock;
        this.stimuli = stock.stimuli();
        this.shares = Split.isNeeded(this.blueprint.sections());
        this.ruled = blueprint.sections().stream().anyMatch(section -> section.rule() != null);
    }

    /** The blueprint whose rules have been answered. */
    Blueprint blueprint() {
        return blueprint;
    }

    /** Whether an item may be drawn by two of its sections. */
    boolean shares() {
        return shares;
    }

    /**
     * One paper.
     *
     * @param seed from which it follows
     * @param avoid what the candidate has seen before
     * @param spared what has been used enough; drawn only if there is no paper otherwise
     * @throws org.examhall.kernel.Refused {@code bank-too-small} or {@code no-such-paper}, if the terms cannot be met
     */
    Draw draw(long seed, Set<ItemRef> avoid, Set<ItemRef> spared) {
        Set<ItemRef> reluctant = union(avoid, spared);
        for (Set<ItemRef> out : new LinkedHashSet<>(List.of(reluctant, avoid, Set.<ItemRef>of()))) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                List<ItemRef> items = attempt(seed + attempt * APART, reluctant, out);
                if (!items.isEmpty()) {
                    return new Draw(items, among(avoid, items));
                }
            }
        }
        throw Refusal.of("no-such-paper", blueprint.title()).asException();
    }

    private List<ItemRef> attempt(long seed, Set<ItemRef> reluctant, Set<ItemRef> out) {
        Blueprint own = shares
                ? blueprint.with(
                        Split.of(blueprint.sections(), stock.items().keySet(), Chance.of(seed, SHARING), reluctant))
                : blueprint;
        List<ItemRef> drawn = Draw.from(own, stimuli, seed, reluctant).items();
        if (stock.enemies().isEmpty() && blueprint.terms().band() == null) {
            return ruled ? Draw.together(drawn, stimuli) : drawn;
        }
        Swaps swaps = new Swaps(drawn, own.sections(), stock, blueprint.terms().band(), out);
        if (swaps.hold()) {
            return ruled ? Draw.together(drawn, stimuli) : drawn;
        }
        return swaps.mend(Chance.of(seed, MENDING)) ? Draw.together(swaps.items(), stimuli) : List.of();
    }

    private static Set<ItemRef> union(Set<ItemRef> one, Set<ItemRef> other) {
        if (other.isEmpty()) {
            return one;
        }
        Set<ItemRef> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Those of the items that are among some others. */
    static Set<ItemRef> among(Set<ItemRef> others, List<ItemRef> items) {
        if (others.isEmpty()) {
            return Set.of();
        }
        Set<ItemRef> found = new TreeSet<>(items);
        found.retainAll(others);
        return found;
    }
}
