package org.examhall.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.examhall.kernel.Language;

/** Banks and blueprints that nobody wrote, for the rules of the draw. */
final class StockFixture {

    private static final List<String> PROCESSES = List.of("desk", "security", "change");
    private static final List<String> TOPICS = List.of("passwords", "backups", "Printers and paper", "queues");

    private StockFixture() {}

    static ItemRef ref(int number) {
        return new ItemRef("bank", "i%03d".formatted(number));
    }

    /** A bank of so many items of two outcomes; every fourth or so shares a stimulus with its neighbours. */
    static Stock stock(Random random, int size, int quarrels) {
        List<StockItem> items = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            boolean second = number >= size / 2;
            items.add(new StockItem(
                    ref(number),
                    "version of " + number,
                    ItemType.values()[random.nextInt(ItemType.values().length)],
                    second ? 2 : 1,
                    PROCESSES.get(random.nextInt(PROCESSES.size())),
                    TOPICS.get(random.nextInt(TOPICS.size())),
                    300 + 10 * random.nextInt(65),
                    random.nextInt(4) == 0 ? "s" + (second ? 2 : 1) + "-" + number / 4 : null));
        }
        Map<ItemRef, Set<ItemRef>> enemies = new HashMap<>();
        for (int i = 0; i < quarrels; i++) {
            ItemRef one = ref(random.nextInt(size));
            ItemRef other = ref(random.nextInt(size));
            if (!one.equals(other)) {
                enemies.computeIfAbsent(one, key -> new HashSet<>()).add(other);
                enemies.computeIfAbsent(other, key -> new HashSet<>()).add(one);
            }
        }
        return Stock.of(items, enemies);
    }

    static Blueprint blueprint(List<Blueprint.Section> sections, Terms terms) {
        return new Blueprint(
                "exam",
                "bank",
                "0".repeat(64),
                "Exam",
                "U1",
                "1",
                60,
                65,
                2,
                List.of(Language.EN),
                new TreeMap<>(Map.of(1, "One", 2, "Two")),
                sections,
                terms);
    }

    static Blueprint.Section ruled(int outcome, int select, Rule rule) {
        return new Blueprint.Section(outcome, rule.process(), "Ruled", select, true, List.of(), rule);
    }

    static Blueprint.Section listed(int outcome, int select, List<ItemRef> pool) {
        return new Blueprint.Section(outcome, "desk", "Listed", select, true, pool, null);
    }

    static Rule any() {
        return new Rule("", "", Set.of(), 1, 999);
    }

    static Terms terms(Terms.Band band, Terms.Limit limit) {
        return new Terms(Terms.Mode.CANDIDATE, band, limit, List.of(), 0);
    }

    /** The terms of an exam with one paper. */
    static Terms fixed(List<ItemRef> items, long seed) {
        return new Terms(Terms.Mode.FIXED, null, null, items, seed);
    }
}
