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
import org.examhall.kernel.Refused;
import org.examhall.sitting.IrregularityCases;

/** Hands out a piece of evidence: {@code /sitting/evidence/<file>}. Who looked is in the audit trail. */
@WebServlet("/sitting/evidence/*")
public class EvidenceFile extends HttpServlet {

    @Inject
    IrregularityCases cases;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!current.is(Role.ADMINISTRATOR) && !current.is(Role.VERIFIER)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            KeptFileAnswer.send(cases.showEvidence(KeptFileAnswer.key(request), current.actor()), response);
        } catch (Refused refused) {
            KeptFileAnswer.refuse(refused, response);
        }
    }
}
