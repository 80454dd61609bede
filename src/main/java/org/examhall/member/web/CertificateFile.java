package org.examhall.member.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.web.MediumAnswer;
import org.examhall.member.CertificateNumber;
import org.examhall.member.Certificates;

/** One's own certificate as a document, {@code /member/certificate-file/<number>.pdf}. */
@WebServlet("/member/certificate-file/*")
public class CertificateFile extends HttpServlet {

    private static final String ENDING = ".pdf";

    @Inject
    Certificates certificates;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = MediumAnswer.name(request);
        Optional<CertificateNumber> number = name.endsWith(ENDING)
                ? CertificateNumber.parse(name.substring(0, name.length() - ENDING.length()))
                : Optional.empty();
        Optional<byte[]> document =
                current.account().flatMap(account -> number.flatMap(one -> certificates.document(one, account)));
        if (document.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/pdf");
        response.setContentLength(document.get().length);
        response.setHeader(
                "Content-Disposition",
                "inline; filename=\"" + number.orElseThrow().value() + ENDING + "\"");
        response.getOutputStream().write(document.get());
    }
}
