package org.examhall.sitting;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.examhall.bank.Response;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a window sends, or puts into a sealed file, when its answers come after the end: {@code {"script":"…",
 * "answers":[{"position":3,"revision":5,"response":{"RESPONSE":["C"]},"given":81234,"said":1795340000000,
 * "before":{sample},"after":{sample}}]}} with {@code {"now":…,"signature":"…","sent":…,"received":…}} for a sample. All
 * but position, revision and response may be missing.
 *
 * @param script empty if the message does not name it
 */
public record LateMessage(String script, List<LateAnswer> answers) {

    /** The most answers in a message. */
    public static final int MOST_ANSWERS = 200;

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    /**
     * Reads a message.
     *
     * @throws Refused {@code body-malformed} or {@code response-malformed}
     */
    public static LateMessage read(byte[] json) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(json))) {
            JsonObject message = reader.readObject();
            List<LateAnswer> answers = new ArrayList<>();
            if (!(message.get("answers") instanceof JsonArray list) || list.size() > MOST_ANSWERS) {
                throw malformed();
            }
            for (JsonValue each : list) {
                answers.add(answer(object(each)));
            }
            String script = message.get("script") instanceof JsonString named ? named.getString() : "";
            return new LateMessage(script, List.copyOf(answers));
        } catch (JsonException | IllegalStateException | ArithmeticException broken) {
            throw malformed();
        }
    }

    private static Refused malformed() {
        return Refusal.of("body-malformed").asException();
    }

    private static JsonObject object(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw malformed();
    }

    private static LateAnswer answer(JsonObject one) {
        Response response = Response.parse(object(one.get("response")).toString());
        GivenAnswer answer = new GivenAnswer(
                (int) whole(one, "position", 10_000), whole(one, "revision", 1_000_000_000_000L), response);
        if (answer.position() < 1 || answer.revision() < 1) {
            throw malformed();
        }
        return new LateAnswer(answer, one.containsKey("given") ? claim(one) : null);
    }

    private static Claim claim(JsonObject one) {
        return new Claim(
                whole(one, "given", MOST),
                whole(one, "said", MOST),
                sample(one.get("before")),
                sample(one.get("after")));
    }

    /** In milliseconds; the year 5138. */
    private static final long MOST = 100_000_000_000_000L;

    private static @Nullable ClockSample sample(@Nullable JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        JsonObject sample = object(value);
        if (!(sample.get("signature") instanceof JsonString signature)) {
            throw malformed();
        }
        return new ClockSample(
                whole(sample, "now", MOST),
                signature.getString(),
                whole(sample, "sent", MOST),
                whole(sample, "received", MOST));
    }

    private static long whole(JsonObject object, String name, long greatest) {
        if (!(object.get(name) instanceof JsonNumber number)) {
            throw malformed();
        }
        long value = number.bigDecimalValue().precision() > 20 ? -1 : number.longValueExact();
        if (value < 0 || value > greatest) {
            throw malformed();
        }
        return value;
    }
}
