package org.examhall.awarding;

import java.time.Instant;

/**
 * What a file says about the batch as a whole.
 *
 * @param layout the name of the record layout
 */
public record BatchFacts(int number, Instant createdAt, String layout) {}
