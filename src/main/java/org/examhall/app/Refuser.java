package org.examhall.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;

/** Says no: to a person with a page, to a script with a sentence in JSON. */
@ApplicationScoped
class Refuser {

    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String code) throws IOException {
        boolean call = Access.pathOf(request).startsWith("/api/");
        if (!call && !code.equals("foreign-origin")) {
            response.sendError(status);
            return;
        }
        String text = Texts.in(request.getLocale()).refusal(Refusal.of(code));
        response.setStatus(status);
        if (!call) {
            // A page would take the forged form for its own.
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(text);
            return;
        }
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(jakarta.json.Json.createObjectBuilder()
                        .add("reason", code)
                        .add("text", text)
                        .build()
                        .toString());
    }
}
