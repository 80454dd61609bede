package org.examhall.bank;

/** What loading a package changed, in numbers of items. */
public record Loaded(int added, int changed, int removed, int unchanged) {}
