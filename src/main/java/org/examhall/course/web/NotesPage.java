package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.examhall.course.LessonNotes;
import org.examhall.course.Notes;
import org.jspecify.annotations.Nullable;

/** The reader's own highlights and notes in a course. */
@Named
@RequestScoped
public class NotesPage {

    @Inject
    CourseDoor courseDoor;

    @Inject
    Notes notes;

    private @Nullable String id;
    private List<LessonNotes> lessons = List.of();

    public void open() throws IOException {
        lessons = courseDoor
                .enter(id)
                .map(course -> notes.in(course, courseDoor.reader()))
                .orElse(List.of());
    }

    /** The lessons in which something is marked. */
    public List<LessonNotes> getLessons() {
        return lessons;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
