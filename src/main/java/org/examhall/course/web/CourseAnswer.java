package org.examhall.course.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.kernel.Refused;

/** How what is refused is answered where a form of a course was sent. */
final class CourseAnswer {

    private CourseAnswer() {}

    static void refuse(Refused refused, HttpServletResponse response) throws IOException {
        boolean nothing = refused.refusal().code().equals("not-found");
        response.sendError(nothing ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
    }
}
