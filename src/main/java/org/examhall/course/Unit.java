package org.examhall.course;

import java.util.List;

/**
 * Lessons that belong together.
 *
 * @param outcome the number of the outcome to which it belongs; 0 for none
 */
public record Unit(String id, String title, int outcome, List<Lesson> lessons) {

    public Unit {
        lessons = List.copyOf(lessons);
    }

    public int minutes() {
        return lessons.stream().mapToInt(Lesson::minutes).sum();
    }
}
