package org.examhall.awarding.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.awarding.BatchRef;
import org.examhall.awarding.ExportBatch;
import org.examhall.awarding.Exports;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refused;

/** Hands a sealed file to the office: {@code /awarding/download/<batch>}. Who did so is in the audit trail. */
@WebServlet("/awarding/download/*")
public class Download extends HttpServlet {

    @Inject
    Exports exports;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String key = path == null || path.isEmpty() ? "" : path.substring(1);
        if (!current.is(Role.ADMINISTRATOR)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (!Reference.isWellFormed(key)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            send(exports.download(new BatchRef(key), current.actor()), response);
        } catch (Refused noSuchBatch) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void send(ExportBatch batch, HttpServletResponse response) throws IOException {
        Path file = exports.folder().resolve(batch.getFileName());
        if (!Files.isRegularFile(file)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(Files.size(file));
        response.setHeader("Content-Disposition", "attachment; filename=\"" + batch.getFileName() + "\"");
        response.setHeader("Cache-Control", "no-store");
        Files.copy(file, response.getOutputStream());
    }
}
