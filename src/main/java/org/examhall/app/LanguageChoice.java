package org.examhall.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.examhall.account.web.ChosenLanguage;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/** Remembers the language that somebody has chosen and goes back to the page they were on. */
@WebServlet("/language")
public class LanguageChoice extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = request.getParameter("tag");
        response.addCookie(ChosenLanguage.cookie(Language.of(tag == null ? "en" : tag), request));
        response.sendRedirect(back(request));
    }

    /** The page they came from, if it is one of ours. */
    private static String back(HttpServletRequest request) {
        @Nullable String from = request.getHeader("Referer");
        if (from != null) {
            try {
                URI page = URI.create(from);
                String path = page.getRawPath();
                boolean ours = page.getRawAuthority() != null
                        && page.getRawAuthority().equals(request.getHeader("Host"))
                        && path.startsWith("/")
                        && !path.startsWith("//");
                if (ours) {
                    return path + withoutLanguage(page.getRawQuery());
                }
            } catch (IllegalArgumentException notAnAddress) {
                // then the home page will do
            }
        }
        return request.getContextPath() + "/";
    }

    /** A language in the address would outdo the choice. */
    private static String withoutLanguage(@Nullable String query) {
        String kept =
                query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "").replaceFirst("^&", "");
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
