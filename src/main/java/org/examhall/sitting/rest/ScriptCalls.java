package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.GivenAnswer;
import org.examhall.sitting.HeardSignal;
import org.examhall.sitting.Receipt;
import org.examhall.sitting.SaveOutcome;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.SeatHolder;
import org.examhall.sitting.Signals;

/** What the candidate's window calls while the paper is open. */
@Path("scripts/{script}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScriptCalls {

    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
    private static final int LONGEST_WAIT_SECONDS = 9;

    @Inject
    Scripts scripts;

    @Inject
    SeatHolder seat;

    @Inject
    Signals signals;

    @PathParam("script")
    String key;

    @Context
    HttpHeaders headers;

    private ScriptRef script() {
        if (!key.equals(seat.script().value())) {
            throw Refusal.of("not-found").asException();
        }
        return seat.script();
    }

    @POST
    @Path("seat")
    @Consumes(MediaType.APPLICATION_JSON)
    @Stamped
    public Response takeSeat() {
        Scripts.Seating seating = scripts.takeSeat(script(), seat.entry());
        return ok(Wire.seating(seating));
    }

    @PUT
    @Path("answers")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response giveAnswers(InputStream body) throws IOException, InterruptedException {
        List<GivenAnswer> answers = Answers.read(body);
        if (answers.isEmpty()) {
            throw Refusal.of("body-malformed").asException();
        }
        return save(answers);
    }

    private Response save(List<GivenAnswer> answers) throws InterruptedException {
        return reply(await(answers), headers);
    }

    /** What a window is told of the answers it sent. */
    static Response reply(SaveOutcome outcome, HttpHeaders headers) {
        if (outcome instanceof SaveOutcome.Taken taken) {
            String json = Wire.taken(taken);
            int status = taken.isComplete() ? 200 : taken.unacceptable().isEmpty() ? 409 : 400;
            return Response.status(status).type(JSON).entity(json).build();
        }
        String reason = outcome instanceof SaveOutcome.NotYours
                ? "not-found"
                : outcome instanceof SaveOutcome.NotStarted ? "not-started" : "not-stored";
        return RefusedToAnswer.answer(Refusal.of(reason), headers);
    }

    private SaveOutcome await(List<GivenAnswer> answers) throws InterruptedException {
        try {
            return scripts.giveAnswers(script(), seat.entry(), answers).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException notStored) {
            return new SaveOutcome.NotStored();
        }
    }

    @GET
    @Path("pulse")
    @Stamped
    public Response pulse(
            @QueryParam("unsent") @DefaultValue("0") int unsent,
            @QueryParam("signals") @DefaultValue("") String noticed) {
        Scripts.Pulse pulse = scripts.pulse(script(), seat.entry(), Math.max(0, Math.min(unsent, 1_000)));
        if (!noticed.isEmpty()) {
            signals.hear(script(), seat.entry(), HeardSignal.read(noticed));
        }
        return ok(Wire.pulse(pulse));
    }

    /** The candidate has read a message of the invigilator's. Repeating it does no harm. */
    @POST
    @Path("messages/{message}/read")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response readMessage(@PathParam("message") String message) {
        if (!Reference.isWellFormed(message)) {
            throw Refusal.of("not-found").asException();
        }
        return ok(Wire.pulse(scripts.readMessage(script(), seat.entry(), message)));
    }

    /** Takes the last answers, then closes the script. If an answer cannot be taken, the script stays open. */
    @POST
    @Path("hand-in")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response handIn(InputStream body) throws IOException, InterruptedException {
        List<GivenAnswer> answers = Answers.read(body);
        if (!answers.isEmpty()) {
            Response saved = save(answers);
            if (saved.getStatus() != 200) {
                return saved;
            }
        }
        Receipt receipt = scripts.handIn(script(), seat.entry());
        return ok(Wire.receipt(receipt));
    }

    private static Response ok(String json) {
        return Response.ok(json, JSON).build();
    }
}
