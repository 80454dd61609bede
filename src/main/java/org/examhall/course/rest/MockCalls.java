package org.examhall.course.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.course.MockAnswer;
import org.examhall.course.MockRef;
import org.examhall.course.Mocks;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Refusal;

/**
 * What the exam's page calls when it shows a mock exam. The calls and answers are those of an exam, so that the same
 * scripts make them; there is one seat, and nobody but its owner reaches a mock exam.
 */
@Path("mocks/{mock}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MockCalls {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int MOST_ANSWERS = 200;
    private static final long GREATEST_REVISION = 1_000_000_000_000L;

    @Inject
    Mocks mocks;

    @Inject
    Current current;

    @PathParam("mock")
    String key;

    private Account reader() {
        return current.account().orElseThrow(() -> Refusal.of("not-found").asException());
    }

    @POST
    @Path("seat")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response takeSeat() {
        Mocks.Seating seating = mocks.seat(new MockRef(key), reader());
        return ok(clock(seating).add("answers", answers(seating.answers())));
    }

    @GET
    @Path("pulse")
    public Response pulse() {
        return ok(clock(mocks.seat(new MockRef(key), reader())));
    }

    /** {@code {"seat":1,"answers":[{"position":3,"revision":5,"response":{"RESPONSE":["C"]}}]}} */
    @PUT
    @Path("answers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response giveAnswers(InputStream body) throws IOException {
        List<MockAnswer.Given> given = read(body);
        return ok(saved(inTurn(() -> mocks.give(new MockRef(key), given, reader()))));
    }

    /** The same for what is still unsent when the mock exam is over. */
    @POST
    @Path("late")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response giveLate(InputStream body) throws IOException {
        return giveAnswers(body);
    }

    /** Takes the last answers, then ends the mock exam. */
    @POST
    @Path("hand-in")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response handIn(InputStream body) throws IOException {
        List<MockAnswer.Given> given = read(body);
        return inTurn(() -> {
            Mocks.Saved saved = mocks.give(new MockRef(key), given, reader());
            Mocks.Seating ended = mocks.handIn(new MockRef(key), reader());
            return ok(saved(saved).addAll(clock(ended)));
        });
    }

    private <T> T inTurn(InTurn.Deed<T, RuntimeException> deed) {
        return InTurn.of(reader().getId(), deed);
    }

    private static JsonObjectBuilder clock(Mocks.Seating seating) {
        return Json.createObjectBuilder()
                .add("now", seating.now().toEpochMilli())
                .add("endsAt", seating.mock().getEndsAt().toEpochMilli())
                .add("state", seating.mock().isHandedIn() ? "HANDED_IN" : "WRITING")
                .add("seat", 1)
                .add("paused", false);
    }

    private static JsonObjectBuilder saved(Mocks.Saved saved) {
        JsonArrayBuilder refused = Json.createArrayBuilder();
        saved.stale().forEach(one -> refused.add(answer(one).add("reason", "stale")));
        saved.late()
                .forEach(one -> refused.add(Json.createObjectBuilder()
                        .add("position", one.position())
                        .add("reason", "mock-over")));
        return clock(saved.seating())
                .add("saved", answers(saved.taken()))
                .add("held", JsonValue.EMPTY_JSON_ARRAY)
                .add("refused", refused);
    }

    private static JsonArrayBuilder answers(List<MockAnswer.Given> given) {
        JsonArrayBuilder answers = Json.createArrayBuilder();
        given.forEach(one -> answers.add(answer(one)));
        return answers;
    }

    private static JsonObjectBuilder answer(MockAnswer.Given given) {
        JsonObjectBuilder response = Json.createObjectBuilder();
        given.response().values().forEach((name, values) -> response.add(name, Json.createArrayBuilder(values)));
        return Json.createObjectBuilder()
                .add("position", given.position())
                .add("revision", given.revision())
                .add("response", response);
    }

    private static List<MockAnswer.Given> read(InputStream body) throws IOException {
        List<MockAnswer.Given> given = new ArrayList<>();
        if (!(Bodies.object(body, LARGEST_BODY).get("answers") instanceof JsonArray answers)
                || answers.size() > MOST_ANSWERS) {
            throw malformed();
        }
        for (JsonValue one : answers) {
            if (!(one instanceof JsonObject answer) || !(answer.get("response") instanceof JsonObject response)) {
                throw malformed();
            }
            given.add(new MockAnswer.Given(
                    (int) whole(answer, "position", MOST_ANSWERS),
                    whole(answer, "revision", GREATEST_REVISION),
                    org.examhall.bank.Response.parse(response.toString())));
        }
        return given;
    }

    private static long whole(JsonObject answer, String name, long greatest) {
        if (answer.get(name) instanceof JsonNumber number
                && number.isIntegral()
                && number.bigIntegerValue().bitLength() < Long.SIZE
                && number.longValue() >= 1
                && number.longValue() <= greatest) {
            return number.longValue();
        }
        throw malformed();
    }

    private static RuntimeException malformed() {
        return Refusal.of("body-malformed").asException();
    }

    private static Response ok(JsonObjectBuilder json) {
        return Response.ok(json.build().toString(), MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }
}
