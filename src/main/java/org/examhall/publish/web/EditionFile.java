package org.examhall.publish.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.web.MediumAnswer;
import org.examhall.kernel.Refusal;
import org.examhall.publish.Edition;
import org.examhall.publish.Editions;

/**
 * The file of an edition, {@code /publish/file/fits-practitioner-en.pdf}, for who may have it. Names are taken apart
 * and looked up, never resolved against a folder. What is not made yet leads to the page on which one can have it made.
 */
@WebServlet("/publish/file/*")
public class EditionFile extends HttpServlet {

    @Inject
    Editions editions;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Edition> edition = asked(request, response, editions, current);
        if (edition.isEmpty()) {
            return;
        }
        Optional<Path> file = editions.file(edition.get());
        if (file.isEmpty()) {
            response.sendRedirect(page(request, edition.get()));
            return;
        }
        String tag = "\"" + editions.digest(edition.get()) + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(edition.get().format().mediaType());
        response.setContentLengthLong(Files.size(file.get()));
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + edition.get().fileName() + "\"");
        Files.copy(file.get(), response.getOutputStream());
    }

    /** The edition that an address names; or an answer is sent that says why not. */
    static Optional<Edition> asked(
            HttpServletRequest request, HttpServletResponse response, Editions editions, Current current)
            throws IOException {
        Optional<Edition> edition = Edition.named(MediumAnswer.name(request));
        Refusal refusal =
                edition.flatMap(one -> editions.refusal(one, current.account())).orElse(null);
        if (edition.isEmpty() || (refusal != null && refusal.code().equals("not-found"))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return Optional.empty();
        }
        if (refusal != null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return Optional.empty();
        }
        return edition;
    }

    static String page(HttpServletRequest request, Edition edition) {
        return request.getContextPath() + "/publish/course.xhtml?course=" + edition.course();
    }
}
