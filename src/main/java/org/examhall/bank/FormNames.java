package org.examhall.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Gives the parts of an item their identifiers. A part keeps the one that it has; new ones get what is free. Where the
 * sequence of the form is itself the key, identifiers say nothing about it: a candidate can read them in the page.
 */
final class FormNames {

    private FormNames() {}

    /** A, B, C in the sequence of the form, or P1, P2, P3 with a prefix. */
    static List<String> inSequence(List<String> kept, String prefix) {
        return names(kept, indexes(kept.size()), prefix);
    }

    /** The same in a sequence that depends on the words alone. */
    static List<String> scattered(List<String> kept, List<String> texts, String prefix) {
        List<Integer> sequence = indexes(texts.size());
        sequence.sort(Comparator.comparing(i -> scatter(texts.get(i))));
        return names(kept, sequence, prefix);
    }

    private static List<Integer> indexes(int count) {
        return new ArrayList<>(IntStream.range(0, count).boxed().toList());
    }

    private static int scatter(String text) {
        // The hash of similar words is similar; the product spreads it over the whole range.
        return text.hashCode() * 0x9E3779B1;
    }

    private static List<String> names(List<String> kept, List<Integer> sequence, String prefix) {
        Set<String> taken = new HashSet<>();
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < kept.size(); i++) {
            if (ItemRef.isName(kept.get(i)) && taken.add(kept.get(i))) {
                names.put(i, kept.get(i));
            }
        }
        int next = 0;
        for (int i : sequence) {
            while (!names.containsKey(i)) {
                String name = prefix.isEmpty() ? letter(next) : prefix + (next + 1);
                next++;
                if (taken.add(name)) {
                    names.put(i, name);
                }
            }
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < sequence.size(); i++) {
            all.add(names.getOrDefault(i, ""));
        }
        return all;
    }

    private static String letter(int index) {
        return index < 26 ? Character.toString('A' + index) : "Z" + index;
    }

    /** The options by their names, R2 before R10: the form has a sequence of its own. */
    static List<Item.Option> sorted(List<Item.Option> options) {
        return options.stream()
                .sorted(Comparator.comparing(
                                (Item.Option option) -> option.identifier().length())
                        .thenComparing(Item.Option::identifier))
                .toList();
    }
}
