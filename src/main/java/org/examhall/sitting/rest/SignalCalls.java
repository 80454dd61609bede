package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.BoardReach;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.Signals;

/** The signals of one candidate with their times, for the details on the board. */
@Path("board/{sitting}/signals/{script}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SignalCalls {

    @Inject
    BoardReach reach;

    @Inject
    Signals signals;

    @PathParam("sitting")
    String sitting;

    @PathParam("script")
    String script;

    @GET
    public Response list() {
        SittingRef own = reach.sitting(sitting).ref();
        if (!Reference.isWellFormed(script)) {
            throw Refusal.of("not-found").asException();
        }
        String body = SignalWire.list(signals.of(own, new ScriptRef(script)));
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }
}
