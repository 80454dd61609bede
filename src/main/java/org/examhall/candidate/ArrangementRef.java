package org.examhall.candidate;

/** Names an arrangement. */
public record ArrangementRef(String value) {}
