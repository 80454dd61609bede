package org.examhall.sitting;

import org.jspecify.annotations.Nullable;

/**
 * An answer that arrives after the end.
 *
 * @param claim null if its window knows nothing about when it was given
 */
public record LateAnswer(GivenAnswer answer, @Nullable Claim claim) {}
