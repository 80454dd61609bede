package org.examhall.course;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.kernel.Language;

/** All courses as they were read. */
record Courseware(Map<Language, List<Course>> courses, Map<String, Picture> pictures, List<CourseDefect> defects) {

    Courseware {
        courses = Map.copyOf(courses);
        pictures = Map.copyOf(pictures);
        defects = List.copyOf(defects);
    }

    List<Course> in(Language language) {
        return courses.getOrDefault(language, List.of());
    }

    Optional<Course> find(String id, Language language) {
        return in(language).stream().filter(course -> course.id().equals(id)).findFirst();
    }
}
