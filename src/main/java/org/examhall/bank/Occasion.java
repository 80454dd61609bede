package org.examhall.bank;

/**
 * For what papers are drawn.
 *
 * @param key of the sitting; candidates of the same one may get the same paper
 * @param counts whether the items are used by it, as they are by people and not by made-up candidates
 */
public record Occasion(String key, boolean counts) {}
