package org.examhall.bank.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.bank.PackageKey;

/** The public key for packages as a file, as {@code age -R} takes it. */
@WebServlet("/bank/recipient.txt")
public class RecipientFile extends HttpServlet {

    @Inject
    PackageKey key;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"examhall-recipient.txt\"");
        response.getWriter()
                .print("# Examhall, packages of question banks. Fingerprint " + key.fingerprint() + "\n"
                        + key.recipient() + "\n");
    }
}
