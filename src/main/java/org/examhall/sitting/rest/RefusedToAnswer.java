package org.examhall.sitting.rest;

import jakarta.json.Json;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.kernel.Texts;

/** Turns a refusal into a status and a sentence in the reader's language. */
@Provider
public class RefusedToAnswer implements ExceptionMapper<Refused> {

    @Context
    HttpHeaders headers;

    @Override
    public Response toResponse(Refused refused) {
        return answer(refused.refusal(), headers);
    }

    static Response answer(Refusal refusal, HttpHeaders headers) {
        int status = switch (refusal.code()) {
            case "body-malformed", "response-malformed", "answer-unacceptable" -> 400;
            case "not-found" -> 404;
            case "body-too-large" -> 413;
            case "not-started" -> 423;
            case "not-stored" -> 503;
            default -> 409;
        };
        String body = Json.createObjectBuilder()
                .add("reason", refusal.code())
                .add("text", Texts.in(language(headers)).refusal(refusal))
                .build()
                .toString();
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .entity(body)
                .build();
    }

    static Locale language(HttpHeaders headers) {
        List<Locale> accepted = headers.getAcceptableLanguages();
        return accepted.isEmpty() ? Locale.ENGLISH : accepted.get(0);
    }
}
