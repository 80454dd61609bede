package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.examhall.account.Current;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.sitting.DressRehearsals;

/** What the command {@code app.Rehearse} asks for before it plays a room full of candidates. */
@Path("dress-rehearsals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DressRehearsalCalls {

    @Inject
    DressRehearsals rehearsals;

    @Inject
    Current current;

    @Context
    HttpHeaders headers;

    /** {@code {"candidates":300,"seconds":300}} is answered with the sitting and everybody's way in. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response prepare(InputStream body) throws IOException {
        JsonObject asked = read(body);
        int candidates = whole(asked, "candidates");
        String title = Texts.in(RefusedToAnswer.language(headers)).get("dress-rehearsal.title", candidates);
        DressRehearsals.Cast cast =
                rehearsals.prepare(title, candidates, Duration.ofSeconds(whole(asked, "seconds")), current.actor());
        JsonArrayBuilder parts = Json.createArrayBuilder();
        cast.parts()
                .forEach(part -> parts.add(Json.createObjectBuilder()
                        .add("number", part.number().value())
                        .add("keycode", part.keycode().value())));
        String json = Json.createObjectBuilder()
                .add("sitting", cast.sitting().value())
                .add("candidates", parts)
                .build()
                .toString();
        return Response.ok(json, MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }

    private static JsonObject read(InputStream body) throws IOException {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body.readNBytes(4 * 1024)))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException broken) {
            throw Refusal.of("body-malformed").asException();
        }
    }

    private static int whole(JsonObject asked, String name) {
        if (asked.get(name) instanceof JsonNumber number && number.isIntegral()) {
            return (int) Math.max(-1, Math.min(number.longValue(), 1_000_000));
        }
        throw Refusal.of("body-malformed").asException();
    }
}
