package org.examhall.course;

/** Names a run of a course. */
public record RunRef(String value) {}
