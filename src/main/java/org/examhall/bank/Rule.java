package org.examhall.bank;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which items of an outcome a section may draw, so that a new item is drawn from without anybody listing it.
 *
 * @param process its identifier; empty for any
 * @param topic words that the topic contains, in any case; empty for any
 * @param types how the questions are answered; empty for any way
 * @param from the least expected facility, in thousandths
 * @param to the greatest, in thousandths
 */
public record Rule(String process, String topic, Set<ItemType> types, int from, int to) {

    static final int HARDEST = 1;
    static final int EASIEST = 999;

    public Rule {
        types = Set.copyOf(types);
    }

    boolean fits(StockItem item) {
        return (process.isEmpty() || process.equals(item.process()))
                && item.topic().toLowerCase(Locale.ROOT).contains(topic.toLowerCase(Locale.ROOT))
                && (types.isEmpty() || types.contains(item.type()))
                && item.facility() >= from
                && item.facility() <= to;
    }

    /** The types in the order in which they are listed everywhere. */
    public Set<ItemType> orderedTypes() {
        return new TreeSet<>(types);
    }
}
