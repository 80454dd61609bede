package org.examhall.course;

/** Names a mock exam. */
public record MockRef(String value) {}
