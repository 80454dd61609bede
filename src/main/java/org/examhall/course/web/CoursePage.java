package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.course.Course;
import org.examhall.course.CourseProgress;
import org.examhall.course.Lesson;
import org.examhall.course.Study;
import org.examhall.course.Unit;
import org.jspecify.annotations.Nullable;

/** The contents of a course; with progress for who may read it. */
@Named
@RequestScoped
public class CoursePage {

    /** Who completes this course as a member gets a certificate; the room of the members gives it. */
    private static final String CERTIFIED = "internet-safety";

    @Inject
    CourseDoor courseDoor;

    @Inject
    Current current;

    @Inject
    Study study;

    private @Nullable String id;
    private @Nullable CourseProgress progress;

    public void open() throws IOException {
        Course course = courseDoor.look(id).orElse(null);
        if (course != null && courseDoor.isOpen()) {
            progress = study.progress(course, courseDoor.reader());
        }
    }

    public boolean isFinished(Lesson lesson) {
        return progress != null && progress.isFinished(lesson);
    }

    public int finished(Unit unit) {
        return progress == null ? 0 : progress.finished(unit);
    }

    /** Whether a certificate waits for this reader at the end of the course. */
    public boolean isCertified() {
        return CERTIFIED.equals(id) && courseDoor.isOpen() && current.is(Role.MEMBER);
    }

    public @Nullable CourseProgress getProgress() {
        return progress;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
