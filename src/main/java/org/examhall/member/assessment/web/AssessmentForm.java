package org.examhall.member.assessment.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.course.Handbook;
import org.examhall.course.Questionnaire;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refused;
import org.examhall.member.assessment.Assessments;
import org.examhall.member.assessment.Degree;

/**
 * The forms of the self-assessment: {@code /member/assess/begin}, {@code /member/assess/finish} and
 * {@code /member/assess/answers/<process>} with {@code q0=2} and so on. With {@code then=stay} answers are kept and
 * nothing is shown, which the page asks for after each choice.
 */
@WebServlet({"/member/assess/*", AssessmentForm.ANSWERS + "/*"})
public class AssessmentForm extends HttpServlet {

    static final String ANSWERS = "/member/assess/answers";

    @Inject
    Assessments assessments;

    @Inject
    Handbook handbook;

    @Inject
    Current current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Account member = current.account().orElseThrow();
        String path = Objects.requireNonNullElse(request.getPathInfo(), "");
        try {
            if (request.getServletPath().equals(ANSWERS)) {
                answer(path.replaceFirst("^/", ""), member, request, response);
            } else if (path.equals("/begin")) {
                InTurn.of(member.getId(), () -> assessments.begin(member));
                show("assessment.xhtml", request, response);
            } else if (path.equals("/finish")) {
                show(
                        "assessment-result.xhtml?assessment="
                                + InTurn.of(member.getId(), () -> assessments.finish(member))
                                        .value(),
                        request,
                        response);
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        } catch (Refused refused) {
            if (refused.refusal().code().equals("not-found")) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else if ("stay".equals(request.getParameter("then"))) {
                response.sendError(HttpServletResponse.SC_CONFLICT);
            } else {
                show("assessment.xhtml?why=" + refused.refusal().code(), request, response);
            }
        }
    }

    private void answer(String process, Account member, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<Integer, Degree> given = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.matches("q[0-9]{1,2}")) {
                Degree.of(values[0]).ifPresent(degree -> given.put(Integer.valueOf(name.substring(1)), degree));
            }
        });
        InTurn.of(member.getId(), () -> assessments.answer(process, given, member));
        switch (Objects.requireNonNullElse(request.getParameter("then"), "")) {
            case "stay" -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            case "next" -> show(after(process), request, response);
            default -> show("assessment.xhtml", request, response);
        }
    }

    private String after(String process) {
        Questionnaire all = handbook.questionnaire(Language.EN);
        return all.process(process)
                .flatMap(one -> all.beside(one, 1))
                .map(next -> "assessment-process.xhtml?process=" + next.id())
                .orElse("assessment.xhtml");
    }

    private static void show(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/member/" + page);
    }
}
