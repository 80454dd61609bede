package org.examhall.course;

/** A term of a course, and the lesson that explains it. */
public record GlossaryEntry(Term term, LessonRef lesson, String lessonTitle) {}
