package org.examhall.bank.file;

import java.math.BigDecimal;
import java.util.List;
import org.examhall.kernel.Refusal;

/** Numbers to be written, and how far off they may be. */
final class Numbers {

    private static final BigDecimal TWO = new BigDecimal("2");

    private Numbers() {}

    static Question.Count around(BigDecimal value, BigDecimal tolerance, String why) {
        return new Question.Count(value, tolerance.abs(), tolerance.abs(), why, BigDecimal.ONE);
    }

    static Question.Count between(BigDecimal least, BigDecimal most, String why) {
        if (least.compareTo(most) > 0) {
            throw Refusal.of("import-range").asException();
        }
        BigDecimal middle = least.add(most).divide(TWO);
        return new Question.Count(middle, middle.subtract(least), most.subtract(middle), why, BigDecimal.ONE);
    }

    /** The one number that is right; where several are, nobody could say which is the key. */
    static Question.Gaps one(List<Question.Count> counts) {
        if (counts.size() != 1) {
            throw Refusal.of(counts.isEmpty() ? "import-no-key" : "import-several-numbers")
                    .asException();
        }
        return new Question.Gaps(List.of(counts.get(0)));
    }
}
