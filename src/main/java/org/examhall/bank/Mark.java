package org.examhall.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an answer earned, of what it could have earned. Both have four decimal places.
 *
 * @param earned from 0 to {@code possible}, unless the mark scheme allows less than nothing
 */
public record Mark(BigDecimal earned, BigDecimal possible) {

    /** The mark of an item that counts for nothing. */
    public static final Mark NOTHING = new Mark(BigDecimal.ZERO, BigDecimal.ZERO);

    public Mark {
        earned = earned.setScale(4, RoundingMode.HALF_UP);
        possible = possible.setScale(4, RoundingMode.HALF_UP);
    }

    /** Both marks together. */
    public Mark plus(Mark other) {
        return new Mark(earned.add(other.earned), possible.add(other.possible));
    }

    /** Whether nothing more could have been earned. */
    public boolean full() {
        return earned.compareTo(possible) >= 0;
    }
}
