package org.examhall.publish.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.publish.Edition;
import org.examhall.publish.Editions;
import org.examhall.publish.batch.EditionJobs;

/** "Make this file", {@code /publish/make/<file name>}; then shows how far it is. */
@WebServlet("/publish/make/*")
public class EditionMake extends HttpServlet {

    @Inject
    Editions editions;

    @Inject
    EditionJobs jobs;

    @Inject
    Current current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Edition> edition = EditionFile.asked(request, response, editions, current);
        if (edition.isPresent()) {
            jobs.want(edition.get());
            response.sendRedirect(EditionFile.page(request, edition.get()));
        }
    }
}
