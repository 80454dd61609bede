package org.examhall.entry;

/** Names an entry. */
public record EntryRef(String value) {}
