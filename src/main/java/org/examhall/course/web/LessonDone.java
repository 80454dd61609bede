package org.examhall.course.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.MediumAnswer;
import org.examhall.course.Course;
import org.examhall.course.Courses;
import org.examhall.course.LessonRef;
import org.examhall.course.Study;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refused;

/**
 * "I have finished this lesson", {@code /course/done/<lesson>}: keeps it and goes on to the next lesson, or to the
 * contents after the last. With {@code again=true} the lesson is taken up again.
 */
@WebServlet("/course/done/*")
public class LessonDone extends HttpServlet {

    @Inject
    Study study;

    @Inject
    Courses courses;

    @Inject
    Current current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<LessonRef> lesson = LessonRef.parse(MediumAnswer.name(request));
        Account reader = current.account().orElse(null);
        if (lesson.isEmpty() || reader == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean again = "true".equals(request.getParameter("again"));
        try {
            InTurn.of(reader.getId(), () -> {
                if (again) {
                    study.takeUpAgain(lesson.get(), reader);
                } else {
                    study.finish(lesson.get(), reader);
                }
            });
        } catch (Refused refused) {
            CourseAnswer.refuse(refused, response);
            return;
        }
        String to = again ? address(lesson.get()) : after(lesson.get());
        response.sendRedirect(request.getContextPath() + "/course/" + to);
    }

    private String after(LessonRef ref) {
        Course course = courses.find(ref.course(), Language.EN).orElseThrow();
        return course.lesson(ref.id())
                .flatMap(lesson -> course.beside(lesson, 1))
                .map(next -> address(next.ref()))
                .orElse("course.xhtml?course=" + course.id());
    }

    private static String address(LessonRef ref) {
        return "lesson.xhtml?lesson=" + ref.value();
    }
}
