package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.Choice;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Finding;
import org.examhall.sitting.GivenAnswer;
import org.examhall.sitting.Measured;
import org.examhall.sitting.RehearsalComputer;
import org.examhall.sitting.Rehearsals;

/**
 * What the page of a computer at a rehearsal calls. Answers go the way that {@link ScriptCalls} has for an exam, so
 * that the same scripts send them; nobody is signed in, and the key of the computer's try is what lets it in.
 */
@Path("rehearsals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RehearsalCalls {

    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
    private static final int LARGEST_BODY = 32 * 1024;

    @Inject
    Rehearsals rehearsals;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    /** {@code {"code":"K7QD-M3XP-0ZB4","name":"PC 7"}} */
    @POST
    @Path("computers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response join(InputStream body) throws IOException {
        JsonObject asked = Bodies.object(body, LARGEST_BODY);
        String agent = headers.getHeaderString(HttpHeaders.USER_AGENT);
        RehearsalComputer computer =
                rehearsals.join(text(asked, "code"), text(asked, "name"), agent == null ? "" : agent);
        return ok(Json.createObjectBuilder()
                .add("computer", computer.getId())
                .add("name", computer.getName())
                .add("now", clock.millis())
                .build());
    }

    @POST
    @Path("{computer}/seat")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response seat(@PathParam("computer") String key) {
        Rehearsals.Seating seating = rehearsals.seat(key);
        JsonArrayBuilder answers = Json.createArrayBuilder();
        seating.answers()
                .forEach(answer -> answers.add(Json.createObjectBuilder()
                        .add("position", answer.position())
                        .add("revision", answer.revision())
                        .add("response", response(answer.response()))));
        return ok(Json.createObjectBuilder()
                .add("now", seating.now())
                .add("state", "WRITING")
                .add("seat", 1)
                .add("answers", answers)
                .build());
    }

    private static JsonValue response(org.examhall.bank.Response response) {
        var members = Json.createObjectBuilder();
        response.values().forEach((name, values) -> members.add(name, Json.createArrayBuilder(values)));
        return members.build();
    }

    @PUT
    @Path("{computer}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response giveAnswers(@PathParam("computer") String key, InputStream body) throws IOException {
        List<GivenAnswer> answers = Answers.read(body);
        long now = rehearsals.give(key, answers);
        JsonArrayBuilder saved = Json.createArrayBuilder();
        answers.forEach(answer -> saved.add(
                Json.createObjectBuilder().add("position", answer.position()).add("revision", answer.revision())));
        return ok(Json.createObjectBuilder()
                .add("now", now)
                .add("saved", saved)
                .add("held", JsonValue.EMPTY_JSON_ARRAY)
                .add("refused", JsonValue.EMPTY_JSON_ARRAY)
                .build());
    }

    /** Nothing but the time: with it a page measures the network and its own clock. */
    @GET
    @Path("{computer}/pulse")
    public Response pulse(@PathParam("computer") String key) {
        return ok(Json.createObjectBuilder().add("now", clock.millis()).build());
    }

    /** {@code {"step":"CUT"}} */
    @POST
    @Path("{computer}/step")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response reach(@PathParam("computer") String key, InputStream body) throws IOException {
        String named = text(Bodies.object(body, LARGEST_BODY), "step");
        RehearsalComputer.Step step = Choice.named(RehearsalComputer.Step.class, named)
                .orElseThrow(() -> Refusal.of("body-malformed").asException());
        rehearsals.reached(key, step);
        return ok(Json.createObjectBuilder().add("now", clock.millis()).build());
    }

    /** What was measured, with all answers that were given; the verdict comes back in words. */
    @POST
    @Path("{computer}/verdict")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response settle(@PathParam("computer") String key, InputStream body) throws IOException {
        JsonObject asked = Bodies.object(body, LARGEST_BODY);
        if (!(asked.get("answers") instanceof jakarta.json.JsonArray sent)) {
            throw Refusal.of("body-malformed").asException();
        }
        String answers = Json.createObjectBuilder().add("answers", sent).build().toString();
        List<GivenAnswer> given =
                Answers.read(new ByteArrayInputStream(answers.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Measured measured = new Measured(
                truth(asked, "browserFits"),
                truth(asked, "storageWorks"),
                truth(asked, "secure"),
                number(asked, "clockOff"),
                number(asked, "roundTrip"),
                (int) number(asked, "lost"),
                (int) number(asked, "width"),
                (int) number(asked, "cut"),
                (int) number(asked, "givenWhileCut"),
                number(asked, "catchUp"));
        List<Finding> findings = rehearsals.settle(key, measured, given);
        Texts texts = Texts.in(RefusedToAnswer.language(headers));
        JsonArrayBuilder said = Json.createArrayBuilder();
        findings.forEach(finding -> said.add(Json.createObjectBuilder()
                .add("grave", finding.isGrave())
                .add("what", texts.get("rehearsal.finding." + finding.name()))
                .add("remedy", texts.get("rehearsal.remedy." + finding.name()))));
        boolean fit = findings.stream().noneMatch(Finding::isGrave);
        return ok(Json.createObjectBuilder()
                .add("now", clock.millis())
                .add("fit", fit)
                .add("findings", said)
                .build());
    }

    private static String text(JsonObject asked, String name) {
        return asked.get(name) instanceof JsonString string ? string.getString() : "";
    }

    private static boolean truth(JsonObject asked, String name) {
        return asked.get(name) == JsonValue.TRUE;
    }

    /** A number of this size is enough for everything that is measured; a larger one is cut to it. */
    private static long number(JsonObject asked, String name) {
        if (asked.get(name) instanceof JsonNumber number) {
            return Math.max(-1_000_000_000L, Math.min(1_000_000_000L, Math.round(number.doubleValue())));
        }
        throw Refusal.of("body-malformed").asException();
    }

    private static Response ok(JsonObject json) {
        return Response.ok(json.toString(), JSON).build();
    }
}
