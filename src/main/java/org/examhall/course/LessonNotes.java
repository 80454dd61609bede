package org.examhall.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader marked in a lesson, in the order of its text.
 *
 * @param lesson null for what was marked in lessons that the course no longer has
 */
public record LessonNotes(@Nullable Lesson lesson, List<StudyNote> notes) {

    public LessonNotes {
        notes = List.copyOf(notes);
    }

    /**
     * Notes in the order of the lessons of a course; those that have lost their lesson stand at the end.
     *
     * @param notes in the order in which they stand in each lesson
     */
    static List<LessonNotes> of(Course course, List<StudyNote> notes) {
        Map<LessonRef, List<StudyNote>> left = new LinkedHashMap<>();
        notes.forEach(note ->
                left.computeIfAbsent(note.lesson(), lesson -> new ArrayList<>()).add(note));
        List<LessonNotes> groups = new ArrayList<>();
        for (Lesson lesson : course.lessons()) {
            List<StudyNote> own = left.remove(lesson.ref());
            if (own != null) {
                groups.add(new LessonNotes(lesson, own));
            }
        }
        if (!left.isEmpty()) {
            groups.add(new LessonNotes(
                    null, left.values().stream().flatMap(List::stream).toList()));
        }
        return groups;
    }
}
