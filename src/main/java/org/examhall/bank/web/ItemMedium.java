package org.examhall.bank.web;

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

/**
 * The pictures and sounds on the pages of those who write items, {@code /bank/media/<name>}, and of those who mark
 * answers: an item names its pictures from the page that shows it, so each room has an address for them.
 */
@WebServlet({"/bank/media/*", "/marking/media/*"})
public class ItemMedium extends HttpServlet {

    @Inject
    Media media;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Medium> medium = media.find(MediumAnswer.name(request));
        if (medium.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            MediumAnswer.send(medium.get().type(), medium.get().bytes(), response);
        }
    }
}
