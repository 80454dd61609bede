package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.SeatHolder;
import org.examhall.sitting.SystemCheck;

/** Takes what the candidate's computer has found out about itself at check-in. */
@Path("scripts/{script}/check")
@RequestScoped
public class CheckCalls {

    private static final int LARGEST_BODY = 4 * 1024;
    private static final int MOST = 20;

    @Inject
    Scripts scripts;

    @Inject
    SeatHolder seat;

    @PathParam("script")
    String key;

    /** {@code {"findings":[{"what":"clock","verdict":"ok","figure":0}]}}; the later report replaces the earlier. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response report(InputStream body) throws IOException {
        if (!key.equals(seat.script().value())) {
            throw Refusal.of("not-found").asException();
        }
        scripts.check(seat.script(), seat.entry(), read(body));
        return Response.noContent().build();
    }

    private static SystemCheck read(InputStream body) throws IOException {
        JsonObject told = Bodies.object(body, LARGEST_BODY);
        try {
            JsonArray reported = told.getJsonArray("findings");
            if (reported == null || reported.isEmpty() || reported.size() > MOST) {
                throw malformed();
            }
            List<SystemCheck.Finding> findings = new ArrayList<>();
            for (JsonValue each : reported) {
                findings.add(finding(each.asJsonObject()));
            }
            return new SystemCheck(findings);
        } catch (IllegalStateException | ClassCastException broken) {
            throw malformed();
        }
    }

    private static SystemCheck.Finding finding(JsonObject reported) {
        long figure = reported.get("figure") instanceof JsonNumber number ? number.longValue() : 0;
        return SystemCheck.finding(reported.getString("what", ""), reported.getString("verdict", ""), figure)
                .orElseThrow(CheckCalls::malformed);
    }

    private static Refused malformed() {
        return Refusal.of("body-malformed").asException();
    }
}
