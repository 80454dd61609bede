package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.Current;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.Choice;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Board;
import org.examhall.sitting.BoardReach;
import org.examhall.sitting.Clocks;
import org.examhall.sitting.Disconnections;
import org.examhall.sitting.Done;
import org.examhall.sitting.Invigilation;
import org.examhall.sitting.Irregularities;
import org.examhall.sitting.IrregularityKind;
import org.examhall.sitting.RoomActed;
import org.examhall.sitting.RoomRemarks;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;

/** What the invigilator's board calls. A trainer reaches the sittings that they invigilate, an administrator all. */
@Path("board/{sitting}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BoardCalls {

    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
    private static final int LARGEST_BODY = 64 * 1024;

    @Inject
    BoardReach reach;

    @Inject
    Sittings sittings;

    @Inject
    Scripts scripts;

    @Inject
    Board board;

    @Inject
    Invigilation invigilation;

    @Inject
    Clocks clocks;

    @Inject
    Disconnections disconnections;

    @Inject
    Irregularities irregularities;

    @Inject
    RoomRemarks remarks;

    @Inject
    Event<RoomActed> acted;

    @Inject
    Current current;

    @PathParam("sitting")
    String key;

    @Context
    HttpHeaders headers;

    @GET
    public Response look(@Context Request request) {
        String body = Wire.board(board.of(reach.sitting(key)), Texts.in(RefusedToAnswer.language(headers)));
        // All but the time of the answer itself, which every answer has.
        EntityTag tag =
                new EntityTag(Digest.hex(body.substring(body.indexOf(','))).substring(0, 32));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.build()
                : Response.ok(body, JSON).tag(tag).build();
    }

    @POST
    @Path("actions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response act(InputStream body) throws IOException {
        Sitting sitting = reach.sitting(key);
        JsonObject asked = Bodies.object(body, LARGEST_BODY);
        String reason = text(asked, "reason");
        Actor by = current.actor();
        SittingRef ref = sitting.ref();
        String action = text(asked, "action");
        Done done = switch (action) {
            case "open" -> whole(sittings.open(ref, by));
            case "close" -> whole(sittings.close(ref, by));
            case "evacuate" -> invigilation.evacuate(ref, reason, by);
            case "goOn" -> invigilation.goOn(ref, by);
            case "admit" -> invigilation.admit(ref, chosen(asked, ref), by);
            case "refuse" -> invigilation.refuse(ref, chosen(asked, ref), reason, by);
            case "start" -> invigilation.start(ref, chosen(asked, ref), by);
            case "pause" -> invigilation.pause(ref, chosen(asked, ref), reason, by);
            case "resume" -> invigilation.resume(ref, chosen(asked, ref), reason, by);
            case "addTime" ->
                invigilation.addTime(ref, chosen(asked, ref), minutes(asked), reason, text(asked, "request"), by);
            case "seen" -> invigilation.seen(ref, chosen(asked, ref), number(asked, "times", 1_000), by);
            case "message" ->
                invigilation.send(ref, chosen(asked, ref), text(asked, "words"), text(asked, "request"), by);
            case "note" -> note(ref, asked, by);
            case "remark" -> remark(ref, asked, by);
            case "move" -> invigilation.letMove(ref, chosen(asked, ref), by);
            case "beginBreak" -> clocks.beginBreak(ref, chosen(asked, ref), by);
            case "reopen" -> clocks.reopen(ref, chosen(asked, ref), minutes(asked), reason, by);
            case "giveBack" -> disconnections.giveBack(ref, chosen(asked, ref), silence(asked), by);
            case "noGiveBack" -> disconnections.dismiss(ref, chosen(asked, ref), silence(asked), reason, by);
            case "end" -> invigilation.end(ref, chosen(asked, ref), reason, by);
            case "unlock" -> invigilation.unlock(ref, chosen(asked, ref), false, reason, by);
            case "waive" -> invigilation.unlock(ref, chosen(asked, ref), true, reason, by);
            default -> throw Refusal.of("body-malformed").asException();
        };
        acted.fire(new RoomActed(ref));
        return Response.ok(Wire.done(done, Texts.in(RefusedToAnswer.language(headers))), JSON)
                .build();
    }

    private Done note(SittingRef sitting, JsonObject asked, Actor by) {
        IrregularityKind kind = Choice.named(IrregularityKind.class, text(asked, "kind"))
                .orElseThrow(() -> Refusal.of("body-malformed").asException());
        List<ScriptRef> concerned = chosen(asked, sitting);
        irregularities.note(
                sitting, concerned, kind, text(asked, "happened"), text(asked, "done"), text(asked, "request"), by);
        return new Done(concerned, List.of());
    }

    private Done remark(SittingRef sitting, JsonObject asked, Actor by) {
        List<ScriptRef> concerned = chosen(asked, sitting);
        remarks.write(sitting, concerned, text(asked, "words"), text(asked, "request"), by);
        return new Done(concerned, List.of());
    }

    private static Done whole(Optional<Refusal> refusal) {
        Refusal.refuse(refusal);
        return new Done(List.of(), List.of());
    }

    private static String text(JsonObject asked, String name) {
        return asked.get(name) instanceof JsonString string ? string.getString() : "";
    }

    /** The one that is meant, or empty for all about which nobody has decided. */
    private static Optional<String> silence(JsonObject asked) {
        String named = text(asked, "silence");
        if (!named.isEmpty() && !Reference.isWellFormed(named)) {
            throw Refusal.of("body-malformed").asException();
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(named);
    }

    private static Duration minutes(JsonObject asked) {
        return Duration.ofMinutes(number(asked, "minutes", 100_000));
    }

    /** A whole number from -1 to the greatest; what lies outside counts as the nearer of the two. */
    private static int number(JsonObject asked, String name, int greatest) {
        if (asked.get(name) instanceof jakarta.json.JsonNumber number && number.isIntegral()) {
            return (int) Math.max(-1, Math.min(number.longValue(), greatest));
        }
        throw Refusal.of("body-malformed").asException();
    }

    private List<ScriptRef> chosen(JsonObject asked, SittingRef sitting) {
        JsonValue value = asked.get("scripts");
        if (value instanceof JsonString all && all.getString().equals("all")) {
            return scripts.at(sitting).stream()
                    .map(org.examhall.sitting.Script::ref)
                    .toList();
        }
        if (!(value instanceof JsonArray array)) {
            throw Refusal.of("body-malformed").asException();
        }
        List<ScriptRef> chosen = new ArrayList<>();
        for (JsonValue each : array) {
            if (!(each instanceof JsonString script) || !Reference.isWellFormed(script.getString())) {
                throw Refusal.of("body-malformed").asException();
            }
            chosen.add(new ScriptRef(script.getString()));
        }
        return chosen;
    }
}
