package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.LateAnswers;
import org.examhall.sitting.LateMessage;
import org.examhall.sitting.SeatHolder;

/** What a candidate's window calls when its answers come after the end: it says when they were given, and shows it. */
@Path("scripts/{script}/late")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LateCalls {

    @Inject
    LateAnswers late;

    @Inject
    SeatHolder seat;

    @PathParam("script")
    String key;

    @Context
    HttpHeaders headers;

    /** Answers as a save does; what was given in time is among the saved. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Stamped
    public Response give(InputStream body) throws IOException {
        if (!key.equals(seat.script().value())) {
            throw Refusal.of("not-found").asException();
        }
        byte[] bytes = Bodies.bytes(body, Answers.LARGEST_BODY);
        LateMessage message = LateMessage.read(bytes);
        if (message.answers().isEmpty()) {
            throw Refusal.of("body-malformed").asException();
        }
        return ScriptCalls.reply(late.give(seat.script(), seat.entry(), message.answers()), headers);
    }
}
