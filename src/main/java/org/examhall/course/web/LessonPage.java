package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.web.Says;
import org.examhall.course.Course;
import org.examhall.course.Exercises;
import org.examhall.course.Lesson;
import org.examhall.course.LessonRef;
import org.examhall.course.Study;
import org.examhall.course.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A lesson to read. Its text was rendered when the courses were read; its page is rendered once and kept with gaps, so
 * that {@link KeptLessons} answers the next reader.
 */
@Named
@RequestScoped
public class LessonPage {

    @Inject
    CourseDoor courseDoor;

    @Inject
    Study study;

    @Inject
    Says says;

    @Inject
    LessonSheets sheets;

    @Inject
    ExerciseHook exerciseHook;

    @Inject
    MyBenefits myBenefits;

    @Inject
    FacesContext faces;

    private @Nullable String ref;
    private @Nullable Course course;
    private @Nullable Lesson lesson;
    private @Nullable Unit unit;
    private @Nullable HeldAnswer held;

    public void open() throws IOException {
        Optional<LessonRef> asked = LessonRef.parse(ref);
        if (asked.isEmpty()) {
            says.notFound();
            return;
        }
        Course found = courseDoor.enter(asked.get().course()).orElse(null);
        if (found == null) {
            return;
        }
        Lesson read = found.lesson(asked.get().id()).orElse(null);
        if (read == null) {
            says.notFound();
            return;
        }
        course = found;
        lesson = read;
        unit = found.unitOf(read);
        ExternalContext answer = faces.getExternalContext();
        held = new HeldAnswer((HttpServletResponse) answer.getResponse());
        answer.setResponse(held);
    }

    /** The page has been rendered: it is kept for all, and sent to who asked first. */
    public void finish() throws IOException {
        if (held != null && course != null && lesson != null) {
            String rendered = held.text();
            HttpServletResponse response = (HttpServletResponse) held.getResponse();
            faces.getExternalContext().setResponse(response);
            held = null;
            LessonSheet sheet = LessonSheet.of(rendered);
            if (!hasWritten(lesson)) {
                sheets.keep(edition(lesson), sheet);
            }
            Account reader = courseDoor.reader();
            String nonce = LessonSheet.nonceOf(rendered);
            LessonGaps gaps = new LessonGaps(course, lesson, study.progress(course, reader), reader, nonce);
            sheet.send(gaps, (HttpServletRequest) faces.getExternalContext().getRequest(), response);
        }
    }

    /** Whether the page shows what this reader wrote on the exercise; then it is nobody else's. */
    private boolean hasWritten(Lesson read) {
        Exercises.@Nullable Own own = exerciseHook.of(read);
        return own != null && own.answer() != null;
    }

    private LessonSheets.Edition edition(Lesson read) {
        boolean handsIn = exerciseHook.of(read) != null;
        return new LessonSheets.Edition(
                read.ref(), courseDoor.language(), courseDoor.reader().roles(), handsIn, myBenefits.isTools());
    }

    public String gap(String name) {
        return LessonSheet.gap(name);
    }

    public String when(String condition) {
        return LessonSheet.when(condition);
    }

    public String getEnd() {
        return LessonSheet.end();
    }

    private @Nullable Lesson beside(int places) {
        return course == null || lesson == null
                ? null
                : course.beside(lesson, places).orElse(null);
    }

    public @Nullable Lesson getPrevious() {
        return beside(-1);
    }

    public @Nullable Lesson getNext() {
        return beside(1);
    }

    public @Nullable Lesson getLesson() {
        return lesson;
    }

    public @Nullable Unit getUnit() {
        return unit;
    }

    /** Whether the lesson is in another language than the page around it. */
    public boolean isForeign() {
        return lesson != null && lesson.language() != courseDoor.language();
    }

    public @Nullable String getRef() {
        return ref;
    }

    public void setRef(@Nullable String ref) {
        this.ref = ref;
    }
}
