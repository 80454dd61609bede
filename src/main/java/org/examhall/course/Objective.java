package org.examhall.course;

/**
 * What somebody can do after a lesson.
 *
 * @param id unique in the lesson, {@code o1}
 */
public record Objective(String id, String text) {}
