package org.examhall.bank;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a paper does not hold of its blueprint. It shares nothing with the draw but the blueprint, to prove it by. */
final class DrawCheck {

    private DrawCheck() {}

    /** What may be wrong with a paper. */
    enum Violation {
        /** An item is on it twice. */
        TWICE,
        /** An item is on it that is not in use. */
        NOT_IN_USE,
        /** The numbers of the sections are not those of the blueprint. */
        NUMBERS,
        /** Two items meet that must not. */
        ENEMIES,
        /** Items that share a stimulus are not together. */
        APART,
        /** It is harder or easier than the band allows. */
        BAND
    }

    static Set<Violation> of(Blueprint blueprint, Stock stock, List<ItemRef> items) {
        Set<Violation> found = EnumSet.noneOf(Violation.class);
        Set<ItemRef> once = new HashSet<>(items);
        if (once.size() < items.size()) {
            found.add(Violation.TWICE);
        }
        if (!stock.items().keySet().containsAll(once)) {
            found.add(Violation.NOT_IN_USE);
            return found;
        }
        if (!Split.serves(blueprint.on(stock).sections(), once)) {
            found.add(Violation.NUMBERS);
        }
        if (once.stream().anyMatch(ref -> stock.enemiesOf(ref).stream().anyMatch(once::contains))) {
            found.add(Violation.ENEMIES);
        }
        if (!together(stock, items)) {
            found.add(Violation.APART);
        }
        Terms.Band band = blueprint.terms().band();
        if (band != null && band.distance(stock.facility(items), items.size()) > 0) {
            found.add(Violation.BAND);
        }
        return found;
    }

    private static boolean together(Stock stock, List<ItemRef> items) {
        Set<String> left = new HashSet<>();
        @Nullable String last = null;
        for (ItemRef ref : items) {
            @Nullable String stimulus = stock.item(ref).stimulus();
            if (last != null && !last.equals(stimulus)) {
                left.add(last);
            }
            if (stimulus != null && left.contains(stimulus)) {
                return false;
            }
            last = stimulus;
        }
        return true;
    }
}
