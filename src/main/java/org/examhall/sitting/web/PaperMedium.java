package org.examhall.sitting.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.web.MediumAnswer;
import org.examhall.bank.Media;
import org.examhall.bank.Medium;
import org.examhall.bank.Papers;
import org.examhall.sitting.Script;
import org.examhall.sitting.ScriptState;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.SeatHolder;

/**
 * The pictures and sounds on a paper: {@code /exam/media/<name>}. They go to the seat at which a paper that shows them
 * is being written, and to nobody else; to anybody else there is nothing.
 */
@WebServlet("/exam/media/*")
public class PaperMedium extends HttpServlet {

    @Inject
    SeatHolder seat;

    @Inject
    Scripts scripts;

    @Inject
    Papers papers;

    @Inject
    Media media;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = MediumAnswer.name(request);
        Optional<Medium> medium = isShown(name) ? media.find(name) : Optional.empty();
        if (medium.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            MediumAnswer.send(medium.get().type(), medium.get().bytes(), response);
        }
    }

    private boolean isShown(String name) {
        Script script = scripts.own(seat.script(), seat.entry()).orElseThrow();
        return script.getState() == ScriptState.WRITING
                && !seat.hasLeft(script)
                && papers.sheet(script.paper()).shows(name);
    }
}
