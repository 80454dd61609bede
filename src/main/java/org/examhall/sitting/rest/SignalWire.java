package org.examhall.sitting.rest;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import org.examhall.sitting.ScriptSignal;
import org.examhall.sitting.SignalTally;

/** Signals as JSON. */
final class SignalWire {

    private SignalWire() {}

    /** What a row of the board has to know: how often of each kind, and what is worth a look. */
    static void write(JsonGenerator json, SignalTally tally, List<SignalTally.Flag> flags) {
        json.writeStartObject("signals");
        tally.counts().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(count -> json.write(count.getKey().name(), count.getValue()));
        json.writeEnd();
        json.writeStartArray("flags");
        flags.forEach(flag -> json.write(flag.name()));
        json.writeEnd();
    }

    static String list(List<ScriptSignal> signals) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.createGenerator(text)) {
            json.writeStartArray();
            for (ScriptSignal signal : signals) {
                json.writeStartObject();
                json.write("kind", signal.getKind().name());
                json.write("at", signal.getHappenedAt().toEpochMilli());
                json.write("millis", signal.lasted().toMillis());
                json.write("heardAt", signal.getHeardAt().toEpochMilli());
                json.writeEnd();
            }
            json.writeEnd();
        }
        return text.toString();
    }
}
