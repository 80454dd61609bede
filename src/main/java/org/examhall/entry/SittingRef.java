package org.examhall.entry;

/** Names a sitting. It stands here, above the room of sittings, because an entry says which sitting it is for. */
public record SittingRef(String value) {}
