package org.examhall.course.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.MediumAnswer;
import org.examhall.course.CheckRef;
import org.examhall.course.Practice;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refused;

/**
 * Takes the answer to a check question from a form, {@code /course/answer/<check>}, and sends the reader on to its
 * explanation. The lesson's script does the same without leaving the page.
 */
@WebServlet("/course/answer/*")
public class CheckForm extends HttpServlet {

    /** In place of the chosen options, where none was chosen. */
    static final String NOTHING = "none";

    /** Where a question was answered, if it was in a lesson. */
    static final String LESSON = "lesson";

    @Inject
    Practice practice;

    @Inject
    Current current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CheckRef> check = CheckRef.parse(MediumAnswer.name(request));
        Account reader = current.account().orElse(null);
        if (check.isEmpty() || reader == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String topic = Objects.requireNonNullElse(request.getParameter("topic"), "");
        String[] chosen = Objects.requireNonNullElse(request.getParameterValues("given"), new String[0]);
        boolean lesson = request.getParameter("topic") == null;
        String to = request.getContextPath() + "/course/practice.xhtml?answered="
                + check.get().value() + "&topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8)
                + (lesson ? "&from=" + LESSON : "");
        Set<Integer> given = places(String.join("-", chosen));
        try {
            Language language = Language.of(request.getLocale().toLanguageTag());
            InTurn.of(reader.getId(), () -> practice.answer(check.get(), given, language, reader));
            String places = given.stream().map(String::valueOf).collect(Collectors.joining("-"));
            response.sendRedirect(to + "&given=" + places);
        } catch (Refused refused) {
            if (refused.refusal().code().equals("check-nothing-chosen")) {
                response.sendRedirect(to + "&given=" + NOTHING);
            } else {
                CourseAnswer.refuse(refused, response);
            }
        }
    }

    /** Places as an address names them, {@code 0-2}; what is none is left out. */
    static Set<Integer> places(String text) {
        return Arrays.stream(text.split("-"))
                .filter(place -> place.matches("[0-9]"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
