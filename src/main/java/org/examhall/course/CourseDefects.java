package org.examhall.course;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with the courses, so that an author sees everything at once, each thing once. */
final class CourseDefects {

    private final Set<CourseDefect> list = new LinkedHashSet<>();

    void add(String file, int line, String message) {
        list.add(new CourseDefect(file, line, message));
    }

    List<CourseDefect> list() {
        return List.copyOf(list);
    }
}
