package org.examhall.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the expected difficulty of all the papers is spread that a blueprint can make: exactly, by counting the choices
 * of each section by the sum of their facilities and folding the sections together. Facilities are rounded to half a
 * per cent where they are given more finely.
 */
public final class Spread {

    private static final int FINEST = 5;
    private static final int PER_CENT = 10;
    private static final double TO_BE_SEEN = 0.0005;

    private final int unit;
    private final int items;
    private final double[] shares;

    private Spread(int unit, int items, double[] shares) {
        this.unit = unit;
        this.items = items;
        this.shares = shares;
    }

    /** Over papers of sections that choose from these facilities, in thousandths. */
    static Spread of(List<Choice> sections) {
        int unit = 1000;
        for (Choice section : sections) {
            for (int facility : section.facilities()) {
                unit = gcd(unit, facility);
            }
        }
        unit = Math.max(FINEST, unit);
        double[] all = {1};
        for (Choice section : sections) {
            all = fold(all, section.shares(unit));
        }
        return new Spread(unit, sections.stream().mapToInt(Choice::select).sum(), all);
    }

    private static int gcd(int one, int other) {
        return other == 0 ? one : gcd(other, one % other);
    }

    private static double[] fold(double[] one, double[] other) {
        double[] folded = new double[one.length + other.length - 1];
        for (int i = 0; i < one.length; i++) {
            if (one[i] > 0) {
                for (int j = 0; j < other.length; j++) {
                    folded[i + j] += one[i] * other[j];
                }
            }
        }
        return folded;
    }

    /** What one section chooses from. */
    record Choice(int select, List<Integer> facilities) {

        /** By the sum of the chosen facilities, the share of all choices that have it. */
        private double[] shares(int unit) {
            int[] units = facilities.stream()
                    .mapToInt(facility -> Math.round((float) facility / unit))
                    .toArray();
            int most = select * Arrays.stream(units).max().orElse(0);
            double[][] ways = new double[select + 1][most + 1];
            ways[0][0] = 1;
            for (int one : units) {
                for (int chosen = select; chosen > 0; chosen--) {
                    for (int sum = most; sum >= one; sum--) {
                        ways[chosen][sum] += ways[chosen - 1][sum - one];
                    }
                }
            }
            double all = Arrays.stream(ways[select]).sum();
            return Arrays.stream(ways[select]).map(way -> way / all).toArray();
        }
    }

    /** The share of papers within the band. */
    public double within(Terms.Band band) {
        double share = 0;
        for (int sum = 0; sum < shares.length; sum++) {
            share += band.distance(sum * unit, items) == 0 ? shares[sum] : 0;
        }
        return Math.min(1, share);
    }

    /** The mean over all papers, in thousandths. */
    public double mean() {
        double mean = 0;
        for (int sum = 0; sum < shares.length; sum++) {
            mean += shares[sum] * sum;
        }
        return mean * unit / items;
    }

    /** The expected difficulty, in thousandths, that so large a share of the papers stays below. */
    public double quantile(double share) {
        double below = 0;
        for (int sum = 0; sum < shares.length; sum++) {
            below += shares[sum];
            if (below >= share) {
                return (double) sum * unit / items;
            }
        }
        return 1000;
    }

    /** The spread in steps of one per cent, from the first that can be seen to the last. */
    public List<Column> columns() {
        double[] byPercent = new double[101];
        for (int sum = 0; sum < shares.length; sum++) {
            byPercent[Math.min(100, sum * unit / items / PER_CENT)] += shares[sum];
        }
        List<Column> columns = new ArrayList<>();
        for (int percent = 0; percent < byPercent.length; percent++) {
            if (byPercent[percent] >= TO_BE_SEEN) {
                columns.add(new Column(percent, byPercent[percent]));
            }
        }
        return columns;
    }

    /**
     * The papers whose expected share of right answers begins with this per cent.
     *
     * @param share of all papers, 0 to 1
     */
    public record Column(int percent, double share) {}
}
