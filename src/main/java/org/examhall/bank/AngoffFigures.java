package org.examhall.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the ratings of an Angoff study come to. Each judge says of each item what share of the minimally competent
 * candidates would answer it rightly (Angoff, 1971, in Thorndike's <em>Educational Measurement</em>, 2nd ed., pp.
 * 514-515); the sum over the items is the score that the judge expects of such a candidate, and the mean of the judges'
 * sums is the cut score.
 *
 * <ul>
 *   <li>Standard error over judges: the standard deviation of the judges' sums (with n - 1), divided by the root of
 *       their number. It says how much the cut would differ with other judges for the same items.
 *   <li>Standard error over judges and items, where the items are a sample too: judges and items are crossed and both
 *       drawn at random, so with the variance components of the two-way analysis of variance it is the number of items
 *       times the root of (judges / J + items / I + residual / JI) (Brennan and Lockwood, 1980, <em>Applied
 *       Psychological Measurement</em> 4, 219-240).
 *   <li>Agreement: the intraclass correlations ICC(2,1) of one judge and ICC(2,k) of the mean of all, for absolute
 *       agreement, with the items as what is judged (Shrout and Fleiss, 1979, <em>Psychological Bulletin</em> 86,
 *       420-428).
 * </ul>
 *
 * @param cut in items answered rightly
 * @param deviation of the judges' sums
 * @param standardError over judges
 * @param generalError over judges and items
 * @param agreement of one judge; what comes out below 0 is 0
 * @param agreementOfMean of the mean of all judges
 * @param byJudge in the order of the judges
 * @param byItem in the order of the items
 */
public record AngoffFigures(
        double cut,
        double deviation,
        double standardError,
        double generalError,
        double agreement,
        double agreementOfMean,
        List<JudgeLine> byJudge,
        List<ItemLine> byItem) {

    /** Standard deviations of the others by which a judge's sum has to differ from theirs to be pointed out. */
    private static final double FAR = 2;

    /** Other judges that are needed to say so. */
    private static final int MANY = 3;

    /** The standard deviation of an item's ratings, in per cent, from which it is worth talking about. */
    private static final double DISPUTED = 15;

    public AngoffFigures {
        byJudge = List.copyOf(byJudge);
        byItem = List.copyOf(byItem);
    }

    /**
     * @param far whether the sum is far from those of the other judges
     * @param contrary whether the judge finds easy what the others, of whom there are two at least, find hard
     */
    public record JudgeLine(double sum, boolean far, boolean contrary) {}

    /**
     * The ratings of one item, in per cent.
     *
     * @param disputed whether the judges differ much
     */
    public record ItemLine(double mean, int least, double lower, double upper, int most, boolean disputed) {}

    /** @param ratings in per cent: by judge, and in that by item; at least two of each */
    public static AngoffFigures of(int[][] ratings) {
        int judges = ratings.length;
        int items = ratings[0].length;
        double[] sums = new double[judges];
        double[] itemMeans = new double[items];
        for (int judge = 0; judge < judges; judge++) {
            for (int item = 0; item < items; item++) {
                sums[judge] += ratings[judge][item] / 100.0;
                itemMeans[item] += ratings[judge][item] / 100.0 / judges;
            }
        }
        double cut = mean(sums);
        Variance variance = Variance.of(ratings, sums, itemMeans);
        double deviation = deviation(sums);
        return new AngoffFigures(
                cut,
                deviation,
                deviation / Math.sqrt(judges),
                variance.generalError(),
                variance.agreement(),
                variance.agreementOfMean(),
                byJudge(ratings, sums, itemMeans),
                byItem(ratings));
    }

    /** The cut score in per cent of the items. */
    public double percent() {
        return 100 * cut / byItem.size();
    }

    /** The least whole per cent that is no lower than the cut: who passes has reached it. */
    public int passMark() {
        return (int) Math.ceil(percent() - 1e-9);
    }

    /** The least and the greatest pass mark within two standard errors of the cut. */
    public List<Integer> passMarks() {
        double margin = 200 * standardError / byItem.size();
        int least = (int) Math.max(1, Math.ceil(percent() - margin - 1e-9));
        int most = (int) Math.min(100, Math.ceil(percent() + margin - 1e-9));
        return List.of(least, most);
    }

    /** Mean squares of the two-way analysis of variance without replication, of shares from 0 to 1. */
    private record Variance(int judges, int items, double ofJudges, double ofItems, double residual) {

        static Variance of(int[][] ratings, double[] sums, double[] itemMeans) {
            int judges = sums.length;
            int items = itemMeans.length;
            double mean = mean(itemMeans);
            double total = 0;
            for (int[] own : ratings) {
                for (int rating : own) {
                    total += square(rating / 100.0 - mean);
                }
            }
            double betweenJudges = 0;
            for (double sum : sums) {
                betweenJudges += items * square(sum / items - mean);
            }
            double betweenItems = 0;
            for (double itemMean : itemMeans) {
                betweenItems += judges * square(itemMean - mean);
            }
            double rest = Math.max(0, total - betweenJudges - betweenItems);
            return new Variance(
                    judges,
                    items,
                    betweenJudges / (judges - 1),
                    betweenItems / (items - 1),
                    rest / ((judges - 1) * (items - 1)));
        }

        double generalError() {
            double judge = Math.max(0, (ofJudges - residual) / items);
            double item = Math.max(0, (ofItems - residual) / judges);
            return items * Math.sqrt(judge / judges + item / items + residual / ((double) judges * items));
        }

        double agreement() {
            return ratio(ofItems + (judges - 1) * residual + judges * (ofJudges - residual) / items);
        }

        double agreementOfMean() {
            return ratio(ofItems + (ofJudges - residual) / items);
        }

        /** Where items differ no more than chance makes them, nothing is agreed upon, unless all is the same. */
        private double ratio(double whole) {
            if (ofItems <= residual) {
                return ofJudges == 0 && residual == 0 ? 1 : 0;
            }
            return (ofItems - residual) / whole;
        }
    }

    private static List<JudgeLine> byJudge(int[][] ratings, double[] sums, double[] itemMeans) {
        List<JudgeLine> lines = new ArrayList<>();
        for (int judge = 0; judge < sums.length; judge++) {
            int one = judge;
            double[] others = new double[sums.length - 1];
            System.arraycopy(sums, 0, others, 0, judge);
            System.arraycopy(sums, judge + 1, others, judge, others.length - judge);
            boolean far = others.length >= MANY
                    && Math.abs(sums[judge] - mean(others)) > FAR * deviation(others)
                    && Math.abs(sums[judge] - mean(others)) > 1;
            double[] own = Arrays.stream(ratings[judge])
                    .mapToDouble(rating -> rating / 100.0)
                    .toArray();
            double[] theirs = new double[itemMeans.length];
            Arrays.setAll(theirs, item -> itemMeans[item] * ratings.length - ratings[one][item] / 100.0);
            lines.add(new JudgeLine(sums[judge], far, others.length > 1 && covariance(own, theirs) < 0));
        }
        return lines;
    }

    private static List<ItemLine> byItem(int[][] ratings) {
        List<ItemLine> lines = new ArrayList<>();
        for (int item = 0; item < ratings[0].length; item++) {
            int place = item;
            double[] given = Arrays.stream(ratings)
                    .mapToDouble(own -> own[place])
                    .sorted()
                    .toArray();
            lines.add(new ItemLine(
                    mean(given),
                    (int) given[0],
                    quantile(given, 0.25),
                    quantile(given, 0.75),
                    (int) given[given.length - 1],
                    deviation(given) > DISPUTED));
        }
        return lines;
    }

    /** By linear interpolation between the sorted values. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double deviation(double[] values) {
        return Math.sqrt(covariance(values, values));
    }

    private static double covariance(double[] one, double[] other) {
        double oneMean = mean(one);
        double otherMean = mean(other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - oneMean) * (other[i] - otherMean);
        }
        return sum / (one.length - 1);
    }

    private static double square(double value) {
        return value * value;
    }
}
