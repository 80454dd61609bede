package org.examhall.bank.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Marks of other programs as shares of the one mark that an item is worth here. */
final class Credit {

    static final BigDecimal FULL = new BigDecimal("100");
    private static final int PLACES = 4;

    private Credit() {}

    /**
     * Shares of 1 in the proportion of the weights, with four decimal places, that add up to exactly 1: what rounding
     * leaves over goes to the first.
     *
     * @param weights above 0
     */
    static List<BigDecimal> shares(List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares = new ArrayList<>();
        for (BigDecimal weight : weights) {
            shares.add(weight.divide(sum, PLACES, RoundingMode.DOWN));
        }
        if (!shares.isEmpty()) {
            BigDecimal over = BigDecimal.ONE.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            shares.set(0, shares.get(0).add(over));
        }
        return shares;
    }

    /** The same share for each. */
    static List<BigDecimal> equal(int count) {
        return shares(java.util.Collections.nCopies(count, BigDecimal.ONE));
    }

    /** A percentage as a share of 1. */
    static BigDecimal share(BigDecimal percent) {
        return percent.divide(FULL, PLACES, RoundingMode.HALF_UP);
    }

    /** As QTI writes numbers, without zeros at the end. */
    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
