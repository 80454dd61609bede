package org.examhall.sitting.rest;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.examhall.bank.Response;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Board;
import org.examhall.sitting.Done;
import org.examhall.sitting.Messages;
import org.examhall.sitting.Receipt;
import org.examhall.sitting.RoomRemark;
import org.examhall.sitting.SaveOutcome;
import org.examhall.sitting.ScriptClock;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.SeatRequests;
import org.examhall.sitting.SystemCheck;
import org.jspecify.annotations.Nullable;

/** The JSON that the pages' scripts read. Instants and spans are milliseconds. */
final class Wire {

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private Wire() {}

    private static String object(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEnd();
        }
        return text.toString();
    }

    private static void writeClock(JsonGenerator json, ScriptClock clock) {
        json.write("now", clock.now());
        json.write("state", clock.state().name());
        json.write("paused", clock.paused());
        writeNullable(json, "pausedAt", clock.pausedAt());
        writeNullable(json, "endsAt", clock.endsAt());
        json.write("seat", clock.seat());
    }

    private static void writeNullable(JsonGenerator json, String name, @Nullable Long value) {
        if (value == null) {
            json.writeNull(name);
        } else {
            json.write(name, value);
        }
    }

    private static void writeNullable(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNull(name);
        } else {
            json.write(name, value);
        }
    }

    private static void writeResponse(JsonGenerator json, Response response) {
        json.writeStartObject("response");
        response.values().forEach((variable, values) -> {
            json.writeStartArray(variable);
            values.forEach(json::write);
            json.writeEnd();
        });
        json.writeEnd();
    }

    static String pulse(Scripts.Pulse pulse) {
        return object(json -> {
            writeClock(json, pulse.clock());
            json.write("refused", pulse.refused());
            json.write("locked", pulse.locked());
            json.writeStartArray("messages");
            for (Messages.Unread message : pulse.messages()) {
                json.writeStartObject();
                json.write("key", message.key());
                json.write("words", message.words());
                json.writeEnd();
            }
            json.writeEnd();
            json.write("cameAfter", pulse.cameAfter());
            writeRest(json, pulse.rest());
        });
    }

    /** Only for those who may take rest breaks. */
    private static void writeRest(JsonGenerator json, Scripts.@Nullable Rest rest) {
        if (rest != null) {
            json.writeStartObject("rest");
            json.write("left", rest.left());
            writeNullable(json, "until", rest.until());
            json.writeEnd();
        }
    }

    static String seating(Scripts.Seating seating) {
        return object(json -> {
            writeClock(json, seating.clock());
            writeRest(json, seating.rest());
            json.write("locked", seating.locked());
            json.write("questions", seating.questions());
            json.write("cameAfter", seating.cameAfter());
            json.writeStartArray("answers");
            for (Scripts.CurrentAnswer answer : seating.answers()) {
                json.writeStartObject();
                json.write("position", answer.position());
                json.write("revision", answer.revision());
                writeResponse(json, answer.response());
                json.writeEnd();
            }
            json.writeEnd();
        });
    }

    static String taken(SaveOutcome.Taken taken) {
        return object(json -> {
            writeClock(json, taken.clock());
            writeSaved(json, "saved", taken.saved());
            writeSaved(json, "held", taken.held());
            json.writeStartArray("refused");
            for (SaveOutcome.Stale stale : taken.stale()) {
                json.writeStartObject();
                json.write("position", stale.position());
                json.write("reason", "stale");
                json.write("revision", stale.revision());
                writeResponse(json, stale.response());
                json.writeEnd();
            }
            for (int position : taken.unacceptable()) {
                json.writeStartObject();
                json.write("position", position);
                json.write("reason", "answer-unacceptable");
                json.writeEnd();
            }
            json.writeEnd();
        });
    }

    private static void writeSaved(JsonGenerator json, String name, List<SaveOutcome.Saved> saved) {
        json.writeStartArray(name);
        for (SaveOutcome.Saved answer : saved) {
            json.writeStartObject();
            json.write("position", answer.position());
            json.write("revision", answer.revision());
            json.writeEnd();
        }
        json.writeEnd();
    }

    static String receipt(Receipt receipt) {
        return object(json -> {
            json.write("state", "HANDED_IN");
            json.write("receipt", receipt.code());
            json.write("answered", receipt.answered());
            json.write("at", receipt.handedInAt().toEpochMilli());
            json.write("now", receipt.handedInAt().toEpochMilli());
        });
    }

    static String board(Board.View view, Texts texts) {
        return board(view, texts, candidate -> true);
    }

    /** The board with the rows of some candidates only. */
    static String board(Board.View view, Texts texts, Predicate<Board.CandidateView> shown) {
        return object(json -> {
            json.write("now", view.now());
            Board.SittingView sitting = view.sitting();
            json.writeStartObject("sitting");
            json.write("ref", sitting.ref());
            json.write("title", sitting.title());
            json.write("venue", sitting.venue());
            json.write("zone", sitting.zone());
            json.write("state", sitting.state());
            json.write("scheduledAt", sitting.scheduledAt());
            json.write("questions", sitting.questions());
            Board.EvacuationView evacuation = sitting.evacuation();
            if (evacuation == null) {
                json.writeNull("evacuation");
            } else {
                json.writeStartObject("evacuation");
                json.write("since", evacuation.since());
                json.write("reason", evacuation.reason());
                json.write("by", evacuation.by());
                json.writeEnd();
            }
            json.writeEnd();
            json.writeStartArray("candidates");
            view.candidates().stream().filter(shown).forEach(candidate -> writeCandidate(json, candidate, texts));
            json.writeEnd();
            json.writeStartArray("irregularities");
            view.irregularities().forEach(one -> writeIrregularity(json, one));
            json.writeEnd();
            json.writeStartArray("messages");
            view.messages().forEach(message -> writeMessage(json, message));
            json.writeEnd();
            json.writeStartArray("remarks");
            view.remarks().forEach(remark -> writeRemark(json, remark));
            json.writeEnd();
        });
    }

    private static void writeIrregularity(JsonGenerator json, Board.IrregularityView one) {
        json.writeStartObject();
        json.write("kind", one.noted().kind().name());
        json.write("happened", one.noted().happened());
        json.write("done", one.noted().done());
        json.write("at", one.noted().at().toEpochMilli());
        json.write("by", one.noted().by());
        json.writeStartArray("scripts");
        one.scripts().forEach(json::write);
        json.writeEnd();
        json.writeEnd();
    }

    private static void writeMessage(JsonGenerator json, Messages.Sent message) {
        json.writeStartObject();
        json.write("words", message.words());
        json.write("at", message.at().toEpochMilli());
        json.write("by", message.by());
        json.writeStartArray("to");
        for (Messages.Recipient recipient : message.to()) {
            json.writeStartObject();
            json.write("script", recipient.script().value());
            writeNullable(
                    json,
                    "readAt",
                    recipient.readAt().map(Instant::toEpochMilli).orElse(null));
            json.writeEnd();
        }
        json.writeEnd();
        json.writeEnd();
    }

    private static void writeRemark(JsonGenerator json, RoomRemark remark) {
        json.writeStartObject();
        json.write("kind", remark.kind().name());
        json.write("words", remark.words());
        json.write("at", remark.at().toEpochMilli());
        json.write("by", remark.by());
        json.writeStartArray("scripts");
        remark.scripts().forEach(script -> json.write(script.value()));
        json.writeEnd();
        json.writeEnd();
    }

    private static void writeCandidate(JsonGenerator json, Board.CandidateView candidate, Texts texts) {
        json.writeStartObject();
        json.write("script", candidate.script());
        json.write("name", candidate.name());
        json.write("number", candidate.number());
        json.write("keycode", candidate.keycode());
        writeNullable(
                json,
                "arrangement",
                candidate.arrangement().isEmpty()
                        ? null
                        : candidate.arrangement().line(texts));
        json.write("language", candidate.language().tag());
        json.write("extraPercent", candidate.extraPercent());
        json.write("state", candidate.state());
        json.write("paused", candidate.paused());
        json.write("evacuated", candidate.evacuated());
        json.write("connected", candidate.connected());
        // Moves every few seconds while all is well, and matters only when it no longer does.
        writeNullable(json, "lastSeen", candidate.connected() ? null : candidate.lastSeen());
        json.write("answered", candidate.answered());
        json.write("unsent", candidate.unsent());
        writeNullable(json, "lastSaved", candidate.lastSaved());
        writeNullable(json, "startedAt", candidate.startedAt());
        writeNullable(json, "endsAt", candidate.endsAt());
        writeNullable(json, "pausedAt", candidate.pausedAt());
        json.write("allowance", candidate.allowance());
        json.write("held", candidate.held());
        json.write("repeated", candidate.repeated());
        json.write("again", candidate.again());
        writeNullable(json, "againAt", candidate.againAt());
        json.write("againSeen", candidate.againSeen());
        writeNullable(json, "refusedAt", candidate.refusedAt());
        writeNullable(json, "handedInBy", candidate.handedInBy());
        writeNullable(json, "lockedAt", candidate.lockedAt());
        SignalWire.write(json, candidate.signals(), candidate.flags());
        json.writeStartArray("ledger");
        for (Board.LedgerLine line : candidate.ledger()) {
            json.writeStartObject();
            json.write("kind", line.kind());
            json.write("millis", line.millis());
            json.write("at", line.at());
            json.write("by", line.by());
            json.write("why", line.why());
            json.writeEnd();
        }
        json.writeEnd();
        writeSeat(json, candidate.seat());
        writeTime(json, candidate.time());
        json.writeEnd();
    }

    private static void writeTime(JsonGenerator json, Board.TimeView time) {
        json.writeStartObject("time");
        json.write("breakGranted", time.breakGranted());
        json.write("breakLeft", time.breakLeft());
        writeNullable(json, "breakUntil", time.breakUntil());
        json.writeStartArray("silences");
        for (Board.Silence one : time.silences()) {
            json.writeStartObject();
            json.write("key", one.key());
            json.write("since", one.since());
            writeNullable(json, "until", one.until());
            json.write("lost", one.lost());
            json.write("state", one.state());
            writeNullable(json, "by", one.by());
            writeNullable(json, "why", one.why());
            json.writeEnd();
        }
        json.writeEnd();
        json.writeEnd();
    }

    private static void writeSeat(JsonGenerator json, Board.SeatView seat) {
        json.writeStartObject("seat");
        json.writeStartArray("asks");
        for (SeatRequests.Asked asked : seat.asks()) {
            json.writeStartObject();
            json.write("request", asked.key());
            json.write("byName", asked.byName());
            json.write("sign", asked.sign());
            json.write("at", asked.at().toEpochMilli());
            json.writeEnd();
        }
        json.writeEnd();
        writeNullable(json, "moveUntil", seat.moveUntil());
        writeNullable(json, "movedAt", seat.movedAt());
        json.write("leftUnsent", seat.leftUnsent());
        writeNullable(json, "leftAt", seat.leftAt());
        json.write("cameAfter", seat.cameAfter());
        writeNullable(json, "identityAt", seat.identityAt());
        writeNullable(json, "identityBy", seat.identityBy());
        json.writeStartArray("check");
        for (SystemCheck.Finding finding : seat.check().findings()) {
            json.writeStartObject();
            json.write("what", finding.what().name());
            json.write("verdict", finding.verdict().name());
            json.write("figure", finding.figure());
            json.writeEnd();
        }
        json.writeEnd();
        json.writeEnd();
    }

    static String done(Done done, Texts texts) {
        return object(json -> {
            json.writeStartArray("done");
            done.done().forEach(script -> json.write(script.value()));
            json.writeEnd();
            json.writeStartArray("refused");
            for (Done.NotDone refused : done.notDone()) {
                json.writeStartObject();
                json.write("script", refused.script().value());
                json.write("reason", refused.reason().code());
                json.write("text", texts.refusal(refused.reason()));
                json.writeEnd();
            }
            json.writeEnd();
        });
    }
}
