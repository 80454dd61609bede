package org.examhall.course;

/**
 * A drawing of a course, checked to do nothing but show itself.
 *
 * @param name unique among all pictures, and another one when the drawing changes, so that it may be kept for ever
 */
public record Picture(String name, String course, String svg) {}
