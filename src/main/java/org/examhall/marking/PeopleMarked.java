package org.examhall.marking;

import java.math.BigDecimal;
import java.util.Map;
import org.examhall.sitting.HandedInScript;

/**
 * People have marked all that waited for them in a script. Fired in the transaction that settles the last of it.
 *
 * @param marks by position
 */
record PeopleMarked(HandedInScript script, Map<Integer, BigDecimal> marks) {

    PeopleMarked {
        marks = Map.copyOf(marks);
    }
}
