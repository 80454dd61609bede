package org.examhall.kernel;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads what our own pages send, and no more of it than a call expects. */
public final class Bodies {

    private Bodies() {}

    /**
     * A whole body.
     *
     * @param most bytes
     * @throws Refused {@code body-too-large}
     */
    public static byte[] bytes(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw Refusal.of("body-too-large").asException();
        }
        return bytes;
    }

    /**
     * A body that is one JSON object.
     *
     * @param most bytes
     * @throws Refused {@code body-too-large} or {@code body-malformed}
     */
    public static JsonObject object(InputStream body, int most) throws IOException {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes(body, most)))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException broken) {
            throw Refusal.of("body-malformed").asException();
        }
    }
}
