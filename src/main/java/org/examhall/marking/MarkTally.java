package org.examhall.marking;

import java.math.BigDecimal;
import java.util.SortedSet;

/**
 * What was marked of one script.
 *
 * @param positions how many questions have a mark
 * @param answered the positions that were marked as answered
 * @param earned the mark of the whole script
 * @param sum what the marks at the positions add up to
 */
public record MarkTally(int positions, SortedSet<Integer> answered, BigDecimal earned, BigDecimal sum) {}
