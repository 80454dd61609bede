package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.SeatHolder;

/** A candidate's own rest breaks. Both calls may be repeated, and answer like the pulse. */
@Path("scripts/{script}/break")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BreakCalls {

    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    @Inject
    Scripts scripts;

    @Inject
    SeatHolder seat;

    @PathParam("script")
    String key;

    private ScriptRef script() {
        if (!key.equals(seat.script().value())) {
            throw Refusal.of("not-found").asException();
        }
        return seat.script();
    }

    @POST
    @Path("begin")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin() {
        return Response.ok(Wire.pulse(scripts.takeBreak(script(), seat.entry())), JSON)
                .build();
    }

    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response end() {
        return Response.ok(Wire.pulse(scripts.endBreak(script(), seat.entry())), JSON)
                .build();
    }
}
