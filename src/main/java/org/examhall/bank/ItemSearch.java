package org.examhall.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.examhall.kernel.Like;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the banks.
 *
 * @param words all of which must occur, in any place and case; empty for all items
 * @param state or null for all but those out of use for good
 * @param bank its name, or null for any
 * @param outcome its number, or null for any
 * @param process its identifier, or null for any
 * @param type or null for any
 * @param tag one of its tags, or null for any
 * @param order of the list
 * @param first how many to skip
 * @param size how many to return, at most 200
 */
public record ItemSearch(
        String words,
        @Nullable ItemState state,
        @Nullable String bank,
        @Nullable Integer outcome,
        @Nullable String process,
        @Nullable ItemType type,
        @Nullable String tag,
        Order order,
        int first,
        int size) {

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
        return new ItemSearch("", null, null, null, null, null, null, Order.REFERENCE, 0, size);
    }

    /** The states that are asked for, of all that there are or of those before an item has been live. */
    List<ItemState> states(boolean all) {
        return Stream.of(ItemState.values())
                .filter(one -> state == null ? one != ItemState.RETIRED : one == state)
                .filter(one -> all || one.isUnderWay())
                .toList();
    }

    /** What is asked for word by word, by the field that holds it. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "bank", bank);
        put(facts, "outcome", outcome);
        put(facts, "process", process);
        put(facts, "type", type);
        return facts;
    }

    private static void put(Map<String, Object> facts, String field, @Nullable Object value) {
        if (value != null) {
            facts.put(field, value);
        }
    }

    /** The tag as a pattern, like {@link #patterns}; tags are stored with a space on either side. */
    @Nullable
    String tagPattern() {
        return tag == null
                ? null
                : Like.containing(tag).replaceFirst("^%", "% ").replaceFirst("%$", " %");
    }

    /** The words as patterns for LIKE with the escape character {@code !}. */
    List<String> patterns() {
        return List.of(words.strip().split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(Like::containing)
                .toList();
    }
}
