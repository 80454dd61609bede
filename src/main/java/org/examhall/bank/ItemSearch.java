package org.examhall.bank;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an author looks for among the current items.
 *
 * @param words all of which must occur, in any place and case; empty for all items
 * @param process its identifier, or null for any
 * @param type or null for any
 * @param order of the list
 * @param first how many to skip
 * @param size how many to return, at most 200
 */
public record ItemSearch(
        String words, @Nullable String process, @Nullable ItemType type, Order order, int first, int size) {

    /** In which order items are listed. */
    public enum Order {
        REFERENCE("v.itemRef"),
        EASIEST("v.facility desc, v.itemRef"),
        HARDEST("v.facility, v.itemRef"),
        NEWEST("v.createdAt desc, v.itemRef");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }

        String columns() {
            return columns;
        }
    }

    private static final int MOST_WORDS = 8;

    public ItemSearch {
        first = Math.max(0, first);
        size = Math.min(200, Math.max(1, size));
    }

    /** The first items of all. */
    public static ItemSearch all(int size) {
        return new ItemSearch("", null, null, Order.REFERENCE, 0, size);
    }

    /** The words, in lower case. */
    List<String> terms() {
        return List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }
}
