package org.examhall.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mends a paper that was drawn section by section: as long as enemies meet in it, or its expected difficulty lies
 * outside the band, one item is exchanged for another of its section, if that brings the paper nearer. The numbers of
 * the sections hold throughout. Where it begins to look follows from the seed, so the same paper is mended the same
 * way.
 */
final class Swaps {

    /** One pair of enemies weighs more than any distance from the band can. */
    private static final long ENEMIES = 10_000_000;

    private final List<ItemRef> items;
    /** For each item, those of its section. */
    private final Map<ItemRef, List<ItemRef>> others = new HashMap<>();

    private final Set<ItemRef> used;
    private final Stock stock;
    private final Terms.@Nullable Band band;
    private int sum;
    private int meetings;

    /**
     * @param sections whose pools have no item in common
     * @param kept items that are not to come in
     */
    Swaps(
            List<ItemRef> drawn,
            List<Blueprint.Section> sections,
            Stock stock,
            Terms.@Nullable Band band,
            Set<ItemRef> kept) {
        this.items = new ArrayList<>(drawn);
        this.used = new HashSet<>(drawn);
        this.stock = stock;
        this.band = band;
        for (Blueprint.Section section : sections) {
            List<ItemRef> pool = section.available(stock).stream()
                    .filter(ref -> !kept.contains(ref))
                    .toList();
            section.pool().forEach(ref -> others.put(ref, pool));
        }
        sum = stock.facility(items);
        meetings = items.stream().mapToInt(this::met).sum() / 2;
    }

    /** Whether everything holds now. */
    boolean hold() {
        return wrong(meetings, sum) == 0;
    }

    /** Exchanges items until everything holds; false if no exchange brings the paper nearer. */
    boolean mend(Chance chance) {
        while (!hold()) {
            if (!exchangeOne(chance)) {
                return false;
            }
        }
        return true;
    }

    private boolean exchangeOne(Chance chance) {
        int begin = chance.below(items.size());
        for (int i = 0; i < items.size(); i++) {
            int place = (begin + i) % items.size();
            List<ItemRef> pool = others.getOrDefault(items.get(place), List.of());
            int first = pool.isEmpty() ? 0 : chance.below(pool.size());
            for (int j = 0; j < pool.size(); j++) {
                if (exchange(place, pool.get((first + j) % pool.size()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean exchange(int place, ItemRef other) {
        if (used.contains(other)) {
            return false;
        }
        ItemRef item = items.get(place);
        int sumThen = sum - stock.item(item).facility() + stock.item(other).facility();
        int meetingsThen =
                meetings - met(item) + met(other) - (stock.enemiesOf(other).contains(item) ? 1 : 0);
        if (wrong(meetingsThen, sumThen) >= wrong(meetings, sum)) {
            return false;
        }
        items.set(place, other);
        used.remove(item);
        used.add(other);
        sum = sumThen;
        meetings = meetingsThen;
        return true;
    }

    /** How many enemies of the item are on the paper. */
    private int met(ItemRef item) {
        int met = 0;
        for (ItemRef enemy : stock.enemiesOf(item)) {
            met += used.contains(enemy) ? 1 : 0;
        }
        return met;
    }

    private long wrong(int enemies, int facilities) {
        return enemies * ENEMIES + (band == null ? 0 : band.distance(facilities, items.size()));
    }

    List<ItemRef> items() {
        return List.copyOf(items);
    }
}
