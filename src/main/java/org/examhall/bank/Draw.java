package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Draws a paper: which items, in which order. It depends on nothing but the blueprint, the items there are, the seed
 * and the items to avoid, so that a paper can be explained afterwards.
 *
 * @param items in the order of the paper
 * @param repeated those of them that should have been avoided, but the pool was too small
 */
record Draw(List<ItemRef> items, Set<ItemRef> repeated) {

    /**
     * Draws by seed.
     *
     * @param current the items that may be used, each with the stimulus it depends on, if any
     * @throws org.examhall.kernel.Refused {@code bank-too-small}
     */
    static Draw from(Blueprint blueprint, Map<ItemRef, @Nullable String> current, long seed, Set<ItemRef> avoid) {
        Chance chance = Chance.of(seed);
        Map<Integer, List<Blueprint.Section>> byOutcome = new TreeMap<>();
        for (Blueprint.Section section : blueprint.sections()) {
            byOutcome
                    .computeIfAbsent(section.outcome(), outcome -> new ArrayList<>())
                    .add(section);
        }
        List<ItemRef> items = new ArrayList<>();
        Set<ItemRef> repeated = new TreeSet<>();
        for (List<Blueprint.Section> sections : byOutcome.values()) {
            chance.shuffle(sections);
            for (Blueprint.Section section : sections) {
                List<ItemRef> chosen = choose(section, current, chance, avoid, repeated);
                items.addAll(order(section, chosen, current, chance));
            }
        }
        return new Draw(List.copyOf(items), Collections.unmodifiableSet(repeated));
    }

    private static List<ItemRef> choose(
            Blueprint.Section section,
            Map<ItemRef, @Nullable String> current,
            Chance chance,
            Set<ItemRef> avoid,
            Set<ItemRef> repeated) {
        List<ItemRef> fresh = new ArrayList<>();
        List<ItemRef> seen = new ArrayList<>();
        for (ItemRef ref : new TreeSet<>(section.pool())) {
            if (current.containsKey(ref)) {
                (avoid.contains(ref) ? seen : fresh).add(ref);
            }
        }
        if (fresh.size() + seen.size() < section.select()) {
            throw Refusal.of("bank-too-small", section.title(), section.select(), fresh.size() + seen.size())
                    .asException();
        }
        chance.shuffle(fresh);
        chance.shuffle(seen);
        List<ItemRef> chosen = new ArrayList<>(fresh.subList(0, Math.min(section.select(), fresh.size())));
        List<ItemRef> again = seen.subList(0, section.select() - chosen.size());
        repeated.addAll(again);
        chosen.addAll(again);
        return chosen;
    }

    /** Shuffles, but keeps together what shares a stimulus, so that nobody has to read it twice. */
    private static List<ItemRef> order(
            Blueprint.Section section, List<ItemRef> chosen, Map<ItemRef, @Nullable String> current, Chance chance) {
        List<ItemRef> ordered = new ArrayList<>(chosen);
        if (section.shuffle()) {
            chance.shuffle(ordered);
        } else {
            Map<ItemRef, Integer> place = new HashMap<>();
            section.pool().forEach(ref -> place.put(ref, place.size()));
            ordered.sort(Comparator.comparing(place::get));
        }
        return together(ordered, current);
    }

    /** Puts what shares a stimulus where the first of it stands. */
    static List<ItemRef> together(List<ItemRef> items, Map<ItemRef, @Nullable String> stimuli) {
        Map<String, List<ItemRef>> groups = new LinkedHashMap<>();
        for (ItemRef ref : items) {
            String stimulus = stimuli.get(ref);
            // A slash occurs in no stimulus identifier, so an item alone makes its own group.
            groups.computeIfAbsent(stimulus == null ? ref.toString() : stimulus, group -> new ArrayList<>())
                    .add(ref);
        }
        return groups.values().stream().flatMap(List::stream).toList();
    }
}
