package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.util.List;
import org.examhall.account.Address;
import org.examhall.account.Current;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.QrCode;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.sitting.BoardReach;
import org.examhall.sitting.Done;
import org.examhall.sitting.DoorCode;
import org.examhall.sitting.Doors;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.SeatRequests;

/** What the board calls about who sits where: the answer to somebody who asks for a seat, and the door of the room. */
@Path("board/{sitting}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SeatCalls {

    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
    private static final int LARGEST_BODY = 4 * 1024;

    @Inject
    BoardReach reach;

    @Inject
    SeatRequests requests;

    @Inject
    Doors doors;

    @Inject
    Address address;

    @Inject
    Current current;

    @PathParam("sitting")
    String key;

    @Context
    HttpHeaders headers;

    @Context
    HttpServletRequest request;

    /** Says yes or no to somebody who asks: {@code {"request":"…","answer":"grant"}} or {@code "refuse"}. */
    @POST
    @Path("seats")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response decide(InputStream body) throws IOException {
        SittingRef sitting = reach.sitting(key).ref();
        JsonObject asked = Bodies.object(body, LARGEST_BODY);
        String wish = asked.getString("request", "");
        Reference.requireRequest(wish);
        ScriptRef script = switch (asked.getString("answer", "")) {
            case "grant" -> requests.grant(sitting, wish, current.actor());
            case "refuse" -> requests.refuse(sitting, wish, current.actor());
            default -> throw Refusal.of("body-malformed").asException();
        };
        Done done = new Done(List.of(script), List.of());
        return Response.ok(Wire.done(done, Texts.in(RefusedToAnswer.language(headers))), JSON)
                .build();
    }

    /**
     * What the wall shows while the sitting is open: the code of the door, the address, and the address as a QR code.
     */
    @GET
    @Path("door")
    public Response door() {
        DoorCode code = doors.codeOf(reach.sitting(key).ref());
        String page = address.of(request) + "/exam/room.xhtml";
        QrCode picture = QrCode.of(page + "#" + code.shown());
        return Response.ok(
                        Json.createObjectBuilder()
                                .add("code", code.shown())
                                .add("address", page)
                                .add("size", picture.size())
                                .add("path", picture.path())
                                .build()
                                .toString(),
                        JSON)
                .build();
    }
}
