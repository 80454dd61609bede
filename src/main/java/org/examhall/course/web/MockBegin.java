package org.examhall.course.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.course.MockExam;
import org.examhall.course.MockPlan;
import org.examhall.course.Mocks;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refused;

/** Begins a mock exam from a form, or goes on with the one that is open: {@code POST /course/mock-begin}. */
@WebServlet("/course/mock-begin")
public class MockBegin extends HttpServlet {

    @Inject
    Mocks mocks;

    @Inject
    Current current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Account reader = current.account().orElse(null);
        if (reader == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String course = Objects.requireNonNullElse(request.getParameter("course"), "");
        boolean brief = "short".equals(request.getParameter("length"));
        Language language = Language.of(request.getLocale().toLanguageTag());
        try {
            MockExam mock = InTurn.of(
                    reader.getId(),
                    () -> mocks.begin(course, brief ? MockPlan.Length.SHORT : MockPlan.Length.WHOLE, language, reader));
            response.sendRedirect(request.getContextPath() + "/course/mock.xhtml?mock=" + mock.getId());
        } catch (Refused refused) {
            if (refused.refusal().code().equals("mock-often")) {
                response.sendRedirect(request.getContextPath() + "/course/mocks.xhtml?course=" + course);
            } else {
                CourseAnswer.refuse(refused, response);
            }
        }
    }
}
