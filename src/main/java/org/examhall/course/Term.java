package org.examhall.course;

/** A word of the trade and what it means. */
public record Term(String term, String definition) {}
