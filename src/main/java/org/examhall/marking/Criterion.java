package org.examhall.marking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing for which an answer earns marks.
 *
 * @param name as the rubric has it; empty if the answer is marked as a whole
 * @param most the marks that it can earn, more than nothing
 */
public record Criterion(String name, BigDecimal most) {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    public Criterion {
        if (most.signum() <= 0) {
            throw new IllegalArgumentException("a criterion that earns nothing");
        }
        most = most.stripTrailingZeros();
    }

    /**
     * What may be given, from nothing to the most: whole marks where the most is a whole number above one, else halves,
     * else quarters of a mark. A most that no quarter divides is given whole or not at all.
     */
    public List<BigDecimal> steps() {
        BigDecimal step = step();
        List<BigDecimal> steps = new ArrayList<>();
        for (BigDecimal marks = BigDecimal.ZERO; marks.compareTo(most) <= 0; marks = marks.add(step)) {
            steps.add(marks);
        }
        return steps;
    }

    private BigDecimal step() {
        if (most.compareTo(BigDecimal.ONE) > 0 && divides(BigDecimal.ONE)) {
            return BigDecimal.ONE;
        }
        if (divides(HALF)) {
            return HALF;
        }
        return divides(QUARTER) ? QUARTER : most;
    }

    private boolean divides(BigDecimal step) {
        return most.remainder(step).signum() == 0;
    }

    boolean allows(BigDecimal marks) {
        return steps().stream().anyMatch(step -> step.compareTo(marks) == 0);
    }
}
