package org.examhall.sitting.rest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Board;
import org.jspecify.annotations.Nullable;

/**
 * The board as it is sent to those who follow it: once whole, then what has changed. A change holds {@code now}, of
 * each candidate whose row differs the key and the fields that differ, the keys of rows that are gone, and each other
 * member of the board that differs, whole. Whatever a board shows is followed, without a word about it here.
 */
public final class BoardWire {

    private static final String ROWS = "candidates";
    private static final String KEY = "script";
    private static final String NOW = "now";

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private BoardWire() {}

    /** The whole board, as {@code GET /api/board} answers. */
    public static String whole(Board.View view, Texts texts) {
        return Wire.board(view, texts);
    }

    /** What makes the board that was sent before into the present one; empty if nothing but the time is different. */
    public static Optional<String> change(Board.View before, Board.View after, Texts texts) {
        Map<String, Board.CandidateView> old = new HashMap<>();
        before.candidates().forEach(row -> old.put(row.script(), row));
        Set<String> moved = new HashSet<>();
        for (Board.CandidateView row : after.candidates()) {
            // Rows are put into words only if they differ: that is most of the work.
            if (!row.equals(old.remove(row.script()))) {
                moved.add(row.script());
            }
        }
        JsonObject then = read(Wire.board(before, texts, row -> moved.contains(row.script())));
        JsonObject now = read(Wire.board(after, texts, row -> moved.contains(row.script())));
        JsonObjectBuilder change = BUILDERS.createObjectBuilder();
        boolean any = !old.isEmpty();
        change.add(NOW, after.now());
        for (Map.Entry<String, JsonValue> member : now.entrySet()) {
            String name = member.getKey();
            if (!name.equals(ROWS) && !name.equals(NOW) && !member.getValue().equals(then.get(name))) {
                change.add(name, member.getValue());
                any = true;
            }
        }
        JsonArrayBuilder rows = BUILDERS.createArrayBuilder();
        Map<String, JsonObject> told = rows(then);
        for (Map.Entry<String, JsonObject> row : rows(now).entrySet()) {
            Optional<JsonObject> patch = patch(told.get(row.getKey()), row.getValue());
            patch.ifPresent(rows::add);
            any |= patch.isPresent();
        }
        change.add(ROWS, rows);
        if (!old.isEmpty()) {
            change.add("gone", BUILDERS.createArrayBuilder(old.keySet()));
        }
        return any ? Optional.of(change.build().toString()) : Optional.empty();
    }

    private static Map<String, JsonObject> rows(JsonObject board) {
        Map<String, JsonObject> rows = new LinkedHashMap<>();
        board.getJsonArray(ROWS).getValuesAs(JsonObject.class).forEach(row -> rows.put(row.getString(KEY), row));
        return rows;
    }

    /** The key and the fields that differ; all of a row that is new; empty if none differs. */
    private static Optional<JsonObject> patch(@Nullable JsonObject told, JsonObject row) {
        if (told == null) {
            return Optional.of(row);
        }
        JsonObjectBuilder patch = BUILDERS.createObjectBuilder();
        boolean any = false;
        patch.add(KEY, row.getString(KEY));
        for (Map.Entry<String, JsonValue> field : row.entrySet()) {
            if (!field.getValue().equals(told.get(field.getKey()))) {
                patch.add(field.getKey(), field.getValue());
                any = true;
            }
        }
        return any ? Optional.of(patch.build()) : Optional.empty();
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
