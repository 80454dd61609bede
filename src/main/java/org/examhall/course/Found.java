package org.examhall.course;

/**
 * A passage that search found.
 *
 * @param snippet as HTML: escaped text in which the words that were found are marked
 */
public record Found(
        LessonRef lesson, String courseTitle, String title, String anchor, String heading, String snippet) {}
