package org.examhall.marking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How somebody marks, to be compared with how others do.
 *
 * @param marked how many answers
 * @param mean the share of the possible marks that they give, in per cent with one decimal place
 * @param twice how many of the answers somebody else has marked too
 * @param difference what they give more than the others, on average, in marks with two decimal places; null if nobody
 *     has marked any of the answers too
 * @param seconds for one answer, at the median
 */
public record MarkerFigures(
        String name,
        int marked,
        BigDecimal mean,
        int twice,
        @Nullable BigDecimal difference,
        int seconds) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * A mark that counts.
     *
     * @param marker the key of the account
     * @param other what the other of two markers gave; null if there was no other
     */
    record Counted(
            String marker,
            String name,
            BigDecimal marks,
            BigDecimal possible,
            @Nullable BigDecimal other,
            int seconds) {}

    /** The figures of all who have marked, by name. */
    static List<MarkerFigures> of(List<Counted> marks) {
        Map<String, List<Counted>> byMarker = new TreeMap<>();
        marks.forEach(mark -> byMarker.computeIfAbsent(mark.marker(), key -> new ArrayList<>())
                .add(mark));
        return byMarker.values().stream()
                .map(MarkerFigures::ofOne)
                .sorted(Comparator.comparing(MarkerFigures::name))
                .toList();
    }

    private static MarkerFigures ofOne(List<Counted> marks) {
        BigDecimal earned = sum(marks.stream().map(Counted::marks).toList());
        BigDecimal possible = sum(marks.stream().map(Counted::possible).toList());
        List<BigDecimal> differences = marks.stream()
                .filter(mark -> mark.other() != null)
                .map(mark -> mark.marks().subtract(Objects.requireNonNull(mark.other())))
                .toList();
        BigDecimal difference = differences.isEmpty()
                ? null
                : sum(differences).divide(BigDecimal.valueOf(differences.size()), 2, RoundingMode.HALF_UP);
        List<Integer> seconds = marks.stream().map(Counted::seconds).sorted().toList();
        return new MarkerFigures(
                marks.get(0).name(),
                marks.size(),
                earned.multiply(HUNDRED).divide(possible, 1, RoundingMode.HALF_UP),
                differences.size(),
                difference,
                seconds.get(seconds.size() / 2));
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
