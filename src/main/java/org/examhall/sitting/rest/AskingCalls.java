package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.SeatRequests;
import org.examhall.sitting.Seats;
import org.jspecify.annotations.Nullable;

/** What a browser asks that waits for a seat. It has no seat yet: its own token says which request is meant. */
@Path("asking")
@RequestScoped
public class AskingCalls {

    @Inject
    SeatRequests requests;

    @CookieParam(Seats.COOKIE)
    @Nullable
    String token;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String ask() {
        SeatRequests.Waiting waiting = requests.of(token == null ? "" : token)
                .orElseThrow(() -> Refusal.of("not-found").asException());
        return Json.createObjectBuilder()
                .add("answer", waiting.answer().name())
                .build()
                .toString();
    }
}
