package org.examhall.awarding;

import org.examhall.kernel.Refusal;

/** A result that was left out of a batch, and why. It is tried again with the next batch. */
public record RefusedLine(String result, String script, String candidate, Refusal reason) {}
