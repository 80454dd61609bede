package org.examhall.awarding;

import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A released result on its way into a batch.
 *
 * @param refusal why it cannot go out; null if it can
 */
public record Claim(String result, @Nullable Refusal refusal) {}
