package org.examhall.bank;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.examhall.kernel.Refusal;

/** A form as JSON: an object of strings, with the arrays {@code rows} and {@code spares} of such objects. */
public final class FormJson {

    /** The longest form, in characters; it has to fit into a column. */
    public static final int LONGEST = 32_000;

    private static final String ROWS = "rows";
    private static final String SPARES = "spares";
    private static final String OPTIONS = "options";
    private static final int MOST_ROWS = 40;

    private FormJson() {}

    /**
     * Reads a form.
     *
     * @throws org.examhall.kernel.Refused {@code body-malformed}
     */
    static ItemForm read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return read(reader.readObject());
        } catch (JsonException | IllegalStateException broken) {
            throw Refusal.of("body-malformed").asException();
        }
    }

    /**
     * Reads a form; what is not a string or a row is left out.
     *
     * @throws org.examhall.kernel.Refused {@code form-too-long}
     */
    public static ItemForm read(JsonObject json) {
        if (json.toString().length() > LONGEST) {
            throw Refusal.of("form-too-long", LONGEST).asException();
        }
        return new ItemForm(fields(json), rows(json, ROWS), rows(json, SPARES));
    }

    private static Map<String, String> fields(JsonObject json) {
        Map<String, String> fields = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (value instanceof JsonString text && !text.getString().isEmpty()) {
                fields.put(name, text.getString());
            }
        });
        return fields;
    }

    private static List<ItemForm.Row> rows(JsonObject json, String name) {
        List<ItemForm.Row> rows = new ArrayList<>();
        if (json.get(name) instanceof JsonArray array) {
            for (JsonValue value : array) {
                if (value instanceof JsonObject row && rows.size() < MOST_ROWS) {
                    rows.add(new ItemForm.Row(fields(row), rows(row, OPTIONS)));
                }
            }
        }
        return rows;
    }

    /** The JSON text of a form. */
    public static String write(ItemForm form) {
        JsonObjectBuilder json = object(form.fields());
        return json.add(ROWS, array(form.rows()))
                .add(SPARES, array(form.spares()))
                .build()
                .toString();
    }

    private static JsonObjectBuilder object(Map<String, String> fields) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                json.add(name, value);
            }
        });
        return json;
    }

    private static JsonArrayBuilder array(List<ItemForm.Row> rows) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (ItemForm.Row row : rows) {
            JsonObjectBuilder json = object(row.fields());
            if (!row.options().isEmpty()) {
                json.add(OPTIONS, array(row.options()));
            }
            array.add(json);
        }
        return array;
    }
}
