package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.examhall.course.Course;
import org.examhall.course.ExerciseAnswer;
import org.examhall.course.ExerciseAnswer.State;
import org.examhall.course.Exercises;
import org.examhall.course.Lesson;
import org.examhall.course.LessonRef;
import org.jspecify.annotations.Nullable;

/** The exercises of a course, and how far the reader is with each. */
@Named
@RequestScoped
public class ExercisesPage {

    private static final List<State> FIRST = List.of(State.AGAIN, State.DRAFT, State.HANDED_IN, State.ACCEPTED);

    @Inject
    CourseDoor courseDoor;

    @Inject
    Exercises exercises;

    private @Nullable String id;
    private List<Line> lines = List.of();

    /** @param answer null as long as nothing has been written */
    public record Line(Lesson lesson, @Nullable ExerciseAnswer answer) {

        /** What the reader can do something about comes first. */
        int place() {
            return answer == null ? FIRST.size() : FIRST.indexOf(answer.getState());
        }
    }

    public void open() throws IOException {
        Course course = courseDoor.enter(id).orElse(null);
        if (course != null) {
            Map<LessonRef, ExerciseAnswer> all = exercises.all(course, courseDoor.reader());
            lines = course.lessons().stream()
                    .filter(lesson -> !lesson.exercise().isEmpty())
                    .map(lesson -> new Line(lesson, all.get(lesson.ref())))
                    .sorted(Comparator.comparingInt(Line::place))
                    .toList();
        }
    }

    public List<Line> getLines() {
        return lines;
    }

    public long getHandedIn() {
        return lines.stream()
                .filter(line -> line.answer() != null && line.answer().getHandedInAt() != null)
                .count();
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
