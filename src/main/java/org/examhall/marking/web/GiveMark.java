package org.examhall.marking.web;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.kernel.Texts;
import org.examhall.marking.Bundles;
import org.examhall.marking.GivenMark;

/** Takes a mark as soon as the marker has given it: {@code /marking/give/<answer>}, with the fields of the form. */
@WebServlet("/marking/give/*")
public class GiveMark extends HttpServlet {

    @Inject
    Bundles bundles;

    @Inject
    Current current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Texts texts = Texts.in(request.getLocale());
        try {
            GivenMark mark = bundles.give(key(request), Judgements.read(request), current.actor());
            String marks = mark.getMarks().stripTrailingZeros().toPlainString();
            answer(response, 200, Json.createObjectBuilder().add("text", texts.get("marking.saved", marks)));
        } catch (Refused refused) {
            String code = refused.refusal().code();
            int status = code.equals("not-found") ? 404 : code.equals("not-allowed") ? 403 : 409;
            answer(
                    response,
                    status,
                    Json.createObjectBuilder().add("reason", code).add("text", texts.refusal(refused.refusal())));
        }
    }

    private String key(HttpServletRequest request) {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        if (!current.is(Role.MARKER)) {
            throw Refusal.of("not-allowed").asException();
        }
        if (!Reference.isWellFormed(path)) {
            throw Refusal.of("not-found").asException();
        }
        return path;
    }

    private static void answer(HttpServletResponse response, int status, JsonObjectBuilder body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(body.build().toString());
    }
}
