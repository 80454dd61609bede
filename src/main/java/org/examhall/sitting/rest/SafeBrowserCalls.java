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
import org.examhall.sitting.SeatHolder;

/** Where a browser shows that it is the one that the sitting asks for. */
@Path("scripts/{script}/safe-browser")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SafeBrowserCalls {

    @Inject
    SeatHolder seat;

    @PathParam("script")
    String key;

    /** Answers that it is. What is not does not come as far as this: it is refused before any call of a script. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response show() {
        if (!key.equals(seat.script().value())) {
            throw Refusal.of("not-found").asException();
        }
        return Response.ok("{\"accepted\":true}", MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }
}
