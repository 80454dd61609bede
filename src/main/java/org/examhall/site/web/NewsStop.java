package org.examhall.site.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.site.NewsMail;

/**
 * Ends news by mail, by the token that each mail carries. A mail program that offers a button for it posts here (RFC
 * 8058), and it is done. The link opens a page with one button: programs that look into links for safety open them too,
 * and may not end anything by it.
 */
@WebServlet("/news-stop")
public class NewsStop extends HttpServlet {

    @Inject
    NewsMail mail;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher("/WEB-INF/site/news-stop.xhtml").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String token = request.getParameter("token");
        if (token == null || !mail.stop(token)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        request.setAttribute("stopped", true);
        doGet(request, response);
    }
}
