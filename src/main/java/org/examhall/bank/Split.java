package org.examhall.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.examhall.kernel.Refusal;

/**
 * Shares items out among sections that may draw the same ones, so that no item is drawn twice and no section goes
 * short: each gets as many as it draws if that can be done at all (augmenting paths; Kuhn, 1955), and by chance some of
 * the rest.
 */
final class Split {

    private final List<Blueprint.Section> sections;
    private final List<List<ItemRef>> pools = new ArrayList<>();
    private final Map<ItemRef, Integer> owners = new HashMap<>();

    private Split(List<Blueprint.Section> sections, Set<ItemRef> items, Chance chance, Set<ItemRef> avoid) {
        this.sections = sections;
        for (Blueprint.Section section : sections) {
            List<ItemRef> fresh = new ArrayList<>();
            List<ItemRef> seen = new ArrayList<>();
            for (ItemRef ref : new TreeSet<>(section.pool())) {
                if (items.contains(ref)) {
                    (avoid.contains(ref) ? seen : fresh).add(ref);
                }
            }
            chance.shuffle(fresh);
            chance.shuffle(seen);
            fresh.addAll(seen);
            pools.add(fresh);
        }
    }

    /** Whether any item could be drawn by two of the sections. */
    static boolean isNeeded(List<Blueprint.Section> sections) {
        Set<ItemRef> pooled = new HashSet<>();
        return sections.stream().flatMap(section -> section.pool().stream()).anyMatch(ref -> !pooled.add(ref));
    }

    /**
     * The sections with pools that have no item in common.
     *
     * @throws org.examhall.kernel.Refused {@code bank-too-small}
     */
    static List<Blueprint.Section> of(
            List<Blueprint.Section> sections, Set<ItemRef> items, Chance chance, Set<ItemRef> avoid) {
        Split split = new Split(sections, items, chance, avoid);
        split.serve();
        return split.shared(chance);
    }

    /** Whether the items are those of a paper: as many as the sections draw, each for one of them. */
    static boolean serves(List<Blueprint.Section> sections, Set<ItemRef> items) {
        Split split = new Split(sections, items, Chance.of(0), Set.of());
        return sections.stream().mapToInt(Blueprint.Section::select).sum() == items.size() && split.firstUnserved() < 0;
    }

    private void serve() {
        int unserved = firstUnserved();
        if (unserved >= 0) {
            Blueprint.Section section = sections.get(unserved);
            throw Refusal.of("bank-too-small", section.title(), section.select(), (int) owners.values().stream()
                            .filter(owner -> owner == unserved)
                            .count())
                    .asException();
        }
    }

    /** Gives every section as many items as it draws; the index of one that cannot have them, or -1. */
    private int firstUnserved() {
        for (int section = 0; section < sections.size(); section++) {
            for (int i = 0; i < sections.get(section).select(); i++) {
                if (!take(section, new HashSet<>())) {
                    return section;
                }
            }
        }
        return -1;
    }

    /** Takes an item that is free, or one whose owner can take another instead. */
    private boolean take(int section, Set<ItemRef> asked) {
        for (ItemRef ref : pools.get(section)) {
            if (asked.add(ref) && owners.getOrDefault(ref, -1) != section) {
                Integer owner = owners.get(ref);
                if (owner == null || take(owner, asked)) {
                    owners.put(ref, section);
                    return true;
                }
            }
        }
        return false;
    }

    private List<Blueprint.Section> shared(Chance chance) {
        Map<ItemRef, List<Integer>> wanted = new HashMap<>();
        for (int section = 0; section < sections.size(); section++) {
            for (ItemRef ref : pools.get(section)) {
                wanted.computeIfAbsent(ref, key -> new ArrayList<>()).add(section);
            }
        }
        List<List<ItemRef>> own = new ArrayList<>();
        sections.forEach(section -> own.add(new ArrayList<>()));
        for (ItemRef ref : new TreeSet<>(wanted.keySet())) {
            List<Integer> by = wanted.getOrDefault(ref, List.of());
            Integer owner = owners.get(ref);
            own.get(owner == null ? by.get(chance.below(by.size())) : owner).add(ref);
        }
        List<Blueprint.Section> split = new ArrayList<>();
        for (int section = 0; section < sections.size(); section++) {
            split.add(sections.get(section).with(own.get(section)));
        }
        return split;
    }
}
