package org.examhall.course;

/**
 * A part of a lesson under one heading, as plain text: what search finds and reads from.
 *
 * @param anchor where it begins on the lesson's page; empty for what comes before the first heading
 * @param heading as plain text; empty for what comes before the first
 */
public record Passage(String anchor, String heading, String text) {}
