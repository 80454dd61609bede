package org.examhall.course.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.web.MediumAnswer;
import org.examhall.course.Courses;
import org.examhall.course.Picture;
import org.examhall.course.Readers;
import org.examhall.kernel.Language;

/**
 * A drawing of a course by itself, {@code /course/media/<name>}, for who may read the course. Names are looked up,
 * never resolved against a folder; one changes with its drawing, so a browser may keep what it has.
 */
@WebServlet("/course/media/*")
public class CoursePicture extends HttpServlet {

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Picture> picture = courses.picture(MediumAnswer.name(request));
        boolean nothing = picture.isEmpty();
        boolean theirs = picture.flatMap(one -> courses.find(one.course(), Language.EN))
                .filter(course -> readers.refusal(current.account(), course).isEmpty())
                .isPresent();
        if (nothing || !theirs) {
            response.sendError(nothing ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        byte[] bytes = picture.get().svg().getBytes(StandardCharsets.UTF_8);
        MediumAnswer.send("image/svg+xml", bytes, response);
    }
}
