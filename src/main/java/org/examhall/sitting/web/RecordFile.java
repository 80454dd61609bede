package org.examhall.sitting.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.KeptFileAnswer;
import org.examhall.kernel.FileContent;
import org.examhall.kernel.Refused;
import org.examhall.sitting.Records;

/** Hands out a signed record as the document that was made then: {@code /sitting/record-file/<signature>}. */
@WebServlet("/sitting/record-file/*")
public class RecordFile extends HttpServlet {

    @Inject
    Records records;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean reader = current.is(Role.ADMINISTRATOR) || current.is(Role.VERIFIER);
        if (!reader && !current.is(Role.TRAINER)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            String signature = KeptFileAnswer.key(request);
            FileContent document = reader
                    ? records.document(signature, current.actor())
                    : records.documentInvigilatedBy(signature, current.actor());
            KeptFileAnswer.send(document, response);
        } catch (Refused refused) {
            KeptFileAnswer.refuse(refused, response);
        }
    }
}
