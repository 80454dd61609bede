package org.examhall.course.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.course.ExerciseAnswer;
import org.examhall.course.Exercises;
import org.examhall.course.LessonRef;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Refusal;

/** Keeps what somebody writes on an exercise, while they write. */
@Path("exercises/{lesson}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ExerciseCalls {

    /** Room for the longest text in the longest form that JSON has for it. */
    private static final int LARGEST_BODY = 64 * 1024;

    @Inject
    Exercises exercises;

    @Inject
    Current current;

    @PathParam("lesson")
    String lesson;

    /** {@code {"words":"…","seen":1793700000000}} is answered with when it was kept, in milliseconds since 1970. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(InputStream body) throws IOException {
        LessonRef ref = LessonRef.parse(lesson).orElseThrow(ExerciseCalls::nothing);
        Account learner = current.account().orElseThrow(ExerciseCalls::nothing);
        JsonObject asked = Bodies.object(body, LARGEST_BODY);
        if (!(asked.get("words") instanceof JsonString words) || !(asked.get("seen") instanceof JsonNumber seen)) {
            throw Refusal.of("body-malformed").asException();
        }
        ExerciseAnswer kept =
                InTurn.of(learner.getId(), () -> exercises.write(ref, words.getString(), seen.longValue(), learner));
        long saved = kept.getSavedAt().toEpochMilli();
        return Response.ok(
                        Json.createObjectBuilder().add("saved", saved).build().toString(),
                        MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }

    private static RuntimeException nothing() {
        return Refusal.of("not-found").asException();
    }
}
