package org.examhall.course.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.KeptFileAnswer;
import org.examhall.course.Exercises;
import org.examhall.kernel.Refused;

/** Hands out a file that belongs to an exercise, to be saved: {@code /course/exercise-file/<file>}. */
@WebServlet("/course/exercise-file/*")
public class ExerciseFile extends HttpServlet {

    @Inject
    Exercises exercises;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Account account = current.account().orElse(null);
        if (account == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            KeptFileAnswer.send(exercises.file(KeptFileAnswer.key(request), account), response);
        } catch (Refused refused) {
            KeptFileAnswer.refuse(refused, response);
        }
    }
}
