package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The items of a bank that papers may be drawn from now.
 *
 * @param items by their references, in order, so that a draw does not depend on how the database lists them
 * @param enemies of each item that has any: those that must not be on a paper with it, both ways
 */
record Stock(NavigableMap<ItemRef, StockItem> items, Map<ItemRef, Set<ItemRef>> enemies) {

    Stock {
        items = Collections.unmodifiableNavigableMap(items);
        enemies = Map.copyOf(enemies);
    }

    static Stock of(Collection<StockItem> items, Map<ItemRef, Set<ItemRef>> enemies) {
        NavigableMap<ItemRef, StockItem> sorted = new TreeMap<>();
        items.forEach(item -> sorted.put(item.ref(), item));
        return new Stock(sorted, enemies);
    }

    /** Each item with the stimulus it depends on, if any. */
    Map<ItemRef, @Nullable String> stimuli() {
        Map<ItemRef, @Nullable String> stimuli = new HashMap<>();
        items.forEach((ref, item) -> stimuli.put(ref, item.stimulus()));
        return stimuli;
    }

    StockItem item(ItemRef ref) {
        StockItem item = items.get(ref);
        if (item == null) {
            throw new IllegalArgumentException("not in the bank: " + ref);
        }
        return item;
    }

    /** What may take the place of an item that is no longer here: of its section, not on the paper, no enemy there. */
    List<ItemRef> instead(Blueprint blueprint, StockItem gone, Set<ItemRef> used) {
        return new ArrayList<>(blueprint.sections().stream()
                .filter(section -> section.draws(gone))
                .flatMap(section -> section.on(this).available(this).stream())
                .filter(other -> !used.contains(other))
                .filter(other -> enemiesOf(other).stream().noneMatch(used::contains))
                .distinct()
                .sorted()
                .toList());
    }

    Set<ItemRef> enemiesOf(ItemRef ref) {
        return enemies.getOrDefault(ref, Set.of());
    }

    /** The facilities of these items added up, in thousandths. */
    int facility(Collection<ItemRef> refs) {
        return refs.stream().mapToInt(ref -> item(ref).facility()).sum();
    }
}
