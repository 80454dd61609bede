package org.examhall.bank;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A paper as it would be drawn, and what it consists of; never for candidates.
 *
 * @param items in the order of the paper
 * @param holds whether it holds all that the blueprint asks
 * @param repeats items of it that a candidate would see again who had sat the paper of the seed before; for the eyes of
 *     those who want to know how far a resit is another exam
 */
public record DrawPreview(long seed, List<ItemVersion> items, boolean holds, int repeats) {

    public DrawPreview {
        items = List.copyOf(items);
    }

    /** The mean expected share of right answers, in thousandths. */
    public double facility() {
        return items.stream().mapToInt(ItemVersion::facility).average().orElse(0);
    }

    public List<Line> byOutcome() {
        return count(item -> String.valueOf(item.outcome()));
    }

    public List<Line> byType() {
        return count(item -> item.type().name());
    }

    /** By tenths of the expected share of right answers: {@code 7} for 70 to 79 per cent. */
    public List<Line> byDifficulty() {
        return count(item -> String.valueOf(item.facility() / 100));
    }

    private List<Line> count(Function<ItemVersion, String> by) {
        SortedMap<String, Long> counts =
                items.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map((Map.Entry<String, Long> count) ->
                        new Line(count.getKey(), count.getValue().intValue()))
                .toList();
    }

    /** How many items of the paper are of one kind. */
    public record Line(String key, int count) {}
}
