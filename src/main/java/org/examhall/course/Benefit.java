package org.examhall.course;

/** What a membership opens. */
public enum Benefit {
    /** The courses for members. */
    COURSES,
    /** The forms and sheets of all courses; the lessons around them belong to those who take the course. */
    TEMPLATES,
    /** The process guides and the self-assessment. */
    TOOLS,
    /** News and alerts for members. */
    NEWS
}
