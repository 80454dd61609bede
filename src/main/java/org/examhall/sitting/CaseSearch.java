package org.examhall.sitting;

import org.examhall.account.AccountRef;
import org.examhall.entry.SittingRef;
import org.jspecify.annotations.Nullable;

/**
 * Which irregularities are asked for.
 *
 * @param sitting null for all
 * @param open whether open or decided ones; null for both
 * @param invigilator whose sittings; null for everybody's
 */
public record CaseSearch(
        @Nullable SittingRef sitting,
        @Nullable Boolean open,
        @Nullable AccountRef invigilator) {}
