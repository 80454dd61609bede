package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.web.Says;
import org.examhall.course.Course;
import org.examhall.course.ExerciseAnswer;
import org.examhall.course.Exercises;
import org.examhall.course.Lesson;
import org.examhall.course.LessonRef;
import org.jspecify.annotations.Nullable;

/** The exercise of a lesson, for who is on a run: the task, what one writes, and what the trainer said. */
@Named
@RequestScoped
public class ExercisePage {

    @Inject
    CourseDoor courseDoor;

    @Inject
    Exercises exercises;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable String ref;
    private @Nullable Lesson lesson;
    private boolean onRun;
    private @Nullable ExerciseAnswer answer;
    private String said = "";
    private String refused = "";
    private String unkept = "";

    public void open() throws IOException {
        Optional<LessonRef> asked = LessonRef.parse(ref);
        if (asked.isEmpty()) {
            says.notFound();
            return;
        }
        Course course = courseDoor.enter(asked.get().course()).orElse(null);
        if (course == null) {
            return;
        }
        Lesson found = course.lesson(asked.get().id())
                .filter(one -> !one.exercise().isEmpty())
                .orElse(null);
        if (found == null) {
            says.notFound();
            return;
        }
        lesson = found;
        Optional<Exercises.Own> own = exercises.own(asked.get(), courseDoor.reader());
        onRun = own.isPresent();
        answer = own.map(Exercises.Own::answer).orElse(null);
        said = taken(ExerciseForm.SAID);
        refused = taken(ExerciseForm.REFUSED);
        String lost = taken(ExerciseForm.UNKEPT + asked.get().value());
        unkept = lost.equals(getWords()) ? "" : lost;
    }

    /** What the form left to be said, once. */
    private String taken(String name) {
        HttpSession session = request.getSession(false);
        Object words = session == null ? null : session.getAttribute(name);
        if (session == null || words == null) {
            return "";
        }
        session.removeAttribute(name);
        return words.toString();
    }

    public @Nullable Lesson getLesson() {
        return lesson;
    }

    /** Whether the reader is on a run of the course: only then is there somebody to hand in to. */
    public boolean isOnRun() {
        return onRun;
    }

    /** Whether the reader may write. */
    public boolean isOpen() {
        return onRun && (answer == null || answer.isOpen());
    }

    /** What has been written; null as long as nothing has. */
    public @Nullable ExerciseAnswer getAnswer() {
        return answer;
    }

    public String getWords() {
        return answer == null ? "" : answer.getWords();
    }

    /** When it was kept, in milliseconds since 1970; 0 if nothing was. */
    public long getSeen() {
        return answer == null ? 0 : answer.getSavedAt().toEpochMilli();
    }

    /** What the form brought and could not be kept; empty if all was. */
    public String getUnkept() {
        return unkept;
    }

    public int getLongest() {
        return ExerciseAnswer.LONGEST;
    }

    public String getSaid() {
        return said;
    }

    public String getRefused() {
        return refused;
    }

    public @Nullable String getRef() {
        return ref;
    }

    public void setRef(@Nullable String ref) {
        this.ref = ref;
    }
}
