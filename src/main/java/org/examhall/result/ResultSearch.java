package org.examhall.result;

import org.examhall.entry.SittingRef;
import org.jspecify.annotations.Nullable;

/**
 * Which results are asked for.
 *
 * @param sitting null for all
 * @param state null for all
 * @param words part of a candidate's name or number; empty for all
 */
public record ResultSearch(@Nullable SittingRef sitting, Result.@Nullable State state, String words) {

    /** All results. */
    public static final ResultSearch ALL = new ResultSearch(null, null, "");
}
