package org.examhall.member.assessment;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The levels of all processes drawn around a centre; its table says the same in numbers. */
public record Radar(List<Spoke> spokes, List<String> rings, String now, String before) {

    private static final double CENTRE = 200;
    private static final double REACH = 160;
    private static final double LABEL = 182;

    /** A process: the end of its line, and where its number stands. */
    public record Spoke(int number, String x, String y, String labelX, String labelY) {}

    /**
     * @param now levels in the order of the questionnaire; one that has none counts as 0
     * @param before the same of the assessment before; empty if there is none
     */
    static Radar of(List<Integer> now, List<Integer> before) {
        int count = now.size();
        List<Spoke> spokes = IntStream.range(0, count)
                .mapToObj(i -> new Spoke(
                        i + 1, x(i, count, REACH), y(i, count, REACH), x(i, count, LABEL), y(i, count, LABEL)))
                .toList();
        List<String> rings = IntStream.rangeClosed(1, Maturity.HIGHEST)
                .mapToObj(level -> shape(Collections.nCopies(count, level)))
                .toList();
        return new Radar(spokes, rings, shape(now), shape(before));
    }

    private static String shape(List<Integer> levels) {
        return IntStream.range(0, levels.size())
                .mapToObj(i -> {
                    double reach = REACH * levels.get(i) / Maturity.HIGHEST;
                    return x(i, levels.size(), reach) + "," + y(i, levels.size(), reach);
                })
                .collect(Collectors.joining(" "));
    }

    private static String x(int place, int count, double reach) {
        return figure(CENTRE + reach * Math.sin(2 * Math.PI * place / count));
    }

    private static String y(int place, int count, double reach) {
        return figure(CENTRE - reach * Math.cos(2 * Math.PI * place / count));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
