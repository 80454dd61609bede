package org.examhall.bank.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.bank.BankExports;
import org.examhall.bank.BankPackage;
import org.examhall.bank.BankWriter;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Hands out a whole bank as a QTI 3.0 package: {@code /bank/export?bank=<name>}. */
@WebServlet("/bank/export")
public class BankDownload extends HttpServlet {

    @Inject
    BankExports exports;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!current.is(Role.ADMINISTRATOR)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        @Nullable String name = request.getParameter("bank");
        BankPackage bank;
        try {
            bank = exports.export(name == null ? "" : name, current.actor());
        } catch (Refused unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + bank.name() + ".zip\"");
        response.setHeader("Cache-Control", "no-store");
        BankWriter.write(bank, response.getOutputStream());
    }
}
