package org.examhall.sitting.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.sitting.ClosedBooks;

/**
 * Hands the settings of a sitting to Safe Exam Browser on its way in: {@code /exam/seb/<sitting>}. The browser fetches
 * them before anybody has signed in, so nobody is asked who it is; the settings hold nothing about questions or
 * candidates.
 */
@WebServlet("/exam/seb/*")
public class SebFiles extends HttpServlet {

    @Inject
    ClosedBooks books;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String key = path == null || path.isEmpty() ? "" : path.substring(1);
        Optional<byte[]> file = Reference.isWellFormed(key) ? books.fileAtDoor(new SittingRef(key)) : Optional.empty();
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/seb");
        response.setContentLength(file.get().length);
        response.setHeader("Content-Disposition", "attachment; filename=\"exam.seb\"");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(file.get());
    }
}
