package org.examhall.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often items have been used, and which of them the next paper has to spare so that no limit is passed.
 *
 * <p>It is not enough to spare what has been used up. If 10 papers are to be drawn, 2 items each, from 4 items of which
 * each may be used 5 times, every item has to be used 5 times; after 8 papers without the fourth, it would have to be
 * on one paper twice. Let an item that may be used at least as often as papers are still to be drawn (N) be called
 * full. What the items of a section can still give is the sum of min(left, N); what is asked of them is N times the
 * number drawn. A paper that leaves out a full item takes 1 off the difference, any other choice takes nothing. So the
 * limit can be held to the end exactly if no paper leaves out more full items than the difference is. Where sections
 * share items, only what has been used up is spared.
 */
final class Uses {

    private static final int SPARING = -3;

    private final Terms.Limit limit;
    private final Map<ItemRef, Integer> inPeriod;
    private final Map<ItemRef, Integer> atOccasion;
    private final int papers;
    private int drawn;

    /**
     * @param inPeriod on how many papers of the limit's days each item is
     * @param atOccasion on how many papers of this sitting
     * @param drawn how many papers this sitting has already
     * @param more how many are drawn now
     */
    Uses(Terms.Limit limit, Map<ItemRef, Integer> inPeriod, Map<ItemRef, Integer> atOccasion, int drawn, int more) {
        this.limit = limit;
        this.inPeriod = new HashMap<>(inPeriod);
        this.atOccasion = new HashMap<>(atOccasion);
        this.drawn = drawn;
        this.papers = drawn + more;
    }

    /** On how many more papers the item may be. */
    int left(ItemRef ref) {
        int left = Integer.MAX_VALUE;
        if (limit.papers() > 0) {
            left = limit.papers() - inPeriod.getOrDefault(ref, 0);
        }
        if (limit.percent() > 0) {
            int most = Math.max(1, papers * limit.percent() / 100);
            left = Math.min(left, most - atOccasion.getOrDefault(ref, 0));
        }
        return Math.max(0, left);
    }

    /** What the next paper should do without. */
    Set<ItemRef> spare(Drawing drawing, Stock stock, long seed) {
        Chance chance = Chance.of(seed, SPARING);
        Set<ItemRef> spared = new HashSet<>();
        for (Blueprint.Section section : drawing.blueprint().sections()) {
            List<ItemRef> available = section.available(stock);
            available.stream().filter(ref -> left(ref) == 0).forEach(spared::add);
            if (!drawing.shares()) {
                spared.addAll(spareForFull(section.select(), available, chance));
            }
        }
        return spared;
    }

    private List<ItemRef> spareForFull(int select, List<ItemRef> available, Chance chance) {
        int still = Math.max(1, papers - drawn);
        long slack = -(long) still * select;
        int full = 0;
        List<ItemRef> others = new ArrayList<>();
        for (ItemRef ref : available) {
            int left = left(ref);
            slack += Math.min(left, still);
            if (left >= still) {
                full++;
            } else if (left > 0) {
                others.add(ref);
            }
        }
        long needed = Math.min(Math.min(full, select), full - slack);
        if (needed <= 0 || others.size() <= select - needed) {
            return List.of();
        }
        chance.shuffle(others);
        return others.subList((int) (select - needed), others.size());
    }

    /** Counts a paper that has been drawn. */
    void count(List<ItemRef> items) {
        drawn++;
        for (ItemRef ref : items) {
            inPeriod.merge(ref, 1, Integer::sum);
            atOccasion.merge(ref, 1, Integer::sum);
        }
    }

    /** How many more papers can be drawn that each have so many of these items; see above for why it is the most. */
    int papersLeft(int select, List<ItemRef> items) {
        long least = 0;
        long most = items.stream().mapToLong(this::left).sum() / select;
        while (least < most) {
            long papers = (least + most + 1) / 2;
            long sum =
                    items.stream().mapToLong(ref -> Math.min(left(ref), papers)).sum();
            if (sum >= papers * select) {
                least = papers;
            } else {
                most = papers - 1;
            }
        }
        return (int) Math.min(least, Integer.MAX_VALUE);
    }

    /** Which items have been used as often as they may. */
    Set<ItemRef> usedUp(List<ItemRef> items) {
        Set<ItemRef> usedUp = new HashSet<>(items);
        usedUp.removeIf(ref -> left(ref) > 0);
        return usedUp;
    }
}
