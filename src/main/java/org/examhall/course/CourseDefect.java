package org.examhall.course;

/**
 * What is wrong in a file of a course.
 *
 * @param file below the folder of all courses
 * @param line from 1; 0 if it is about the whole file
 */
public record CourseDefect(String file, int line, String message) {

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
