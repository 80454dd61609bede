package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.examhall.account.web.Says;
import org.examhall.course.Courses;
import org.examhall.course.Exercises;
import org.examhall.course.Lesson;
import org.examhall.course.LessonRef;
import org.jspecify.annotations.Nullable;

/** Something that was handed in, on which the trainer says a word. */
@Named
@RequestScoped
public class HandInPage {

    @Inject
    Exercises exercises;

    @Inject
    Courses courses;

    @Inject
    CourseDoor courseDoor;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private Exercises.@Nullable HandedIn shown;
    private @Nullable String remark;

    private String key() {
        return Objects.requireNonNullElse(request.getParameter("hand-in"), "");
    }

    /** An address that names nothing that this person may read is answered with 404. */
    public void look() throws IOException {
        if (getShown() == null) {
            says.notFound();
        }
    }

    public Exercises.@Nullable HandedIn getShown() {
        if (shown == null) {
            shown = exercises.find(key(), courseDoor.reader()).orElse(null);
        }
        return shown;
    }

    /** What was asked, as checked markup. */
    public String getTasks() {
        LessonRef lesson = Objects.requireNonNull(getShown()).answer().lesson();
        return courses.find(lesson.course(), courseDoor.language())
                .flatMap(course -> course.lesson(lesson.id()))
                .map(Lesson::tasks)
                .orElse("");
    }

    public @Nullable String accept() {
        return say(true);
    }

    public @Nullable String sendBack() {
        return say(false);
    }

    private @Nullable String say(boolean accepted) {
        if (!says.unlessRefused(() -> exercises.remark(key(), accepted, getRemark(), courseDoor.reader()))) {
            return null;
        }
        says.done(accepted ? "hand-in.accepted" : "hand-in.sent-back");
        says.keep();
        return "/course/hand-ins.xhtml?faces-redirect=true&run="
                + Objects.requireNonNull(getShown()).answer().run().value();
    }

    public String getRemark() {
        return remark == null ? Objects.requireNonNull(getShown()).answer().getRemark() : remark;
    }

    public void setRemark(@Nullable String remark) {
        this.remark = Objects.requireNonNullElse(remark, "").strip();
    }
}
