package org.examhall.bank;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * A blueprint that an administrator keeps, as the text that is stored and by whose digest its states are told apart.
 */
final class BlueprintText {

    private BlueprintText() {}

    /** The same blueprint under the hash of its own text. */
    static Blueprint hashed(Blueprint blueprint) {
        return read(write(blueprint), blueprint.code());
    }

    static String write(Blueprint blueprint) {
        JsonObjectBuilder outcomes = Json.createObjectBuilder();
        blueprint.outcomes().forEach((number, title) -> outcomes.add(String.valueOf(number), title));
        JsonArrayBuilder sections = Json.createArrayBuilder();
        blueprint.sections().forEach(section -> sections.add(write(section)));
        JsonObjectBuilder written = Json.createObjectBuilder()
                .add("bank", blueprint.bank())
                .add("title", blueprint.title())
                .add("unit", blueprint.unitCode())
                .add("level", blueprint.level())
                .add("minutes", blueprint.minutes())
                .add("passMark", blueprint.passMark())
                .add("attempts", blueprint.attempts())
                .add(
                        "languages",
                        strings(blueprint.languages().stream()
                                .map(Language::tag)
                                .toList()))
                .add("outcomes", outcomes)
                .add("sections", sections)
                .add("terms", write(blueprint.terms()));
        if (!blueprint.titles().isEmpty()) {
            written.add("titles", Titles.write(blueprint.titles()));
        }
        return written.build().toString();
    }

    private static JsonObjectBuilder write(Blueprint.Section section) {
        JsonObjectBuilder written = Json.createObjectBuilder()
                .add("outcome", section.outcome())
                .add("process", section.process())
                .add("title", section.title())
                .add("select", section.select())
                .add("shuffle", section.shuffle())
                .add("pool", identifiers(section.pool()));
        Rule rule = section.rule();
        if (rule != null) {
            written.add(
                    "rule",
                    Json.createObjectBuilder()
                            .add("process", rule.process())
                            .add("topic", rule.topic())
                            .add(
                                    "types",
                                    strings(rule.orderedTypes().stream()
                                            .map(ItemType::name)
                                            .toList()))
                            .add("from", rule.from())
                            .add("to", rule.to()));
        }
        return written;
    }

    private static JsonObjectBuilder write(Terms terms) {
        JsonObjectBuilder written = Json.createObjectBuilder()
                .add("mode", terms.mode().name())
                .add("form", identifiers(terms.form()))
                .add("formSeed", terms.formSeed());
        Terms.Band band = terms.band();
        if (band != null) {
            written.add(
                    "band", Json.createObjectBuilder().add("from", band.from()).add("to", band.to()));
        }
        Terms.Limit limit = terms.limit();
        if (limit != null) {
            written.add(
                    "limit",
                    Json.createObjectBuilder()
                            .add("papers", limit.papers())
                            .add("days", limit.days())
                            .add("percent", limit.percent()));
        }
        return written;
    }

    private static JsonArrayBuilder identifiers(Collection<ItemRef> refs) {
        return strings(refs.stream().map(ItemRef::identifier).toList());
    }

    private static JsonArrayBuilder strings(Collection<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    /** Reads what was written. */
    static Blueprint read(String text, String code) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject read = reader.readObject();
            String bank = read.getString("bank");
            SortedMap<Integer, String> outcomes = new TreeMap<>();
            for (Map.Entry<String, JsonValue> outcome :
                    read.getJsonObject("outcomes").entrySet()) {
                outcomes.put(Integer.valueOf(outcome.getKey()), ((JsonString) outcome.getValue()).getString());
            }
            return new Blueprint(
                    code,
                    bank,
                    Digest.hex(code + "\0" + text),
                    read.getString("title"),
                    read.getString("unit"),
                    read.getString("level"),
                    read.getInt("minutes"),
                    read.getInt("passMark"),
                    read.getInt("attempts"),
                    strings(read.getJsonArray("languages")).stream()
                            .map(Language::of)
                            .toList(),
                    outcomes,
                    read.getJsonArray("sections").getValuesAs(JsonObject.class).stream()
                            .map(section -> section(section, bank))
                            .toList(),
                    terms(read.getJsonObject("terms"), bank),
                    Titles.readStored(read.getString("titles", "")));
        }
    }

    private static Blueprint.Section section(JsonObject read, String bank) {
        return new Blueprint.Section(
                read.getInt("outcome"),
                read.getString("process"),
                read.getString("title"),
                read.getInt("select"),
                read.getBoolean("shuffle"),
                refs(read.getJsonArray("pool"), bank),
                read.containsKey("rule") ? rule(read.getJsonObject("rule")) : null);
    }

    private static Rule rule(JsonObject read) {
        Set<ItemType> types = strings(read.getJsonArray("types")).stream()
                .map(ItemType::valueOf)
                .collect(Collectors.toSet());
        return new Rule(
                read.getString("process"), read.getString("topic"), types, read.getInt("from"), read.getInt("to"));
    }

    private static Terms terms(JsonObject read, String bank) {
        Terms.@Nullable Band band = null;
        if (read.containsKey("band")) {
            JsonObject one = read.getJsonObject("band");
            band = new Terms.Band(one.getInt("from"), one.getInt("to"));
        }
        Terms.@Nullable Limit limit = null;
        if (read.containsKey("limit")) {
            JsonObject one = read.getJsonObject("limit");
            limit = new Terms.Limit(one.getInt("papers"), one.getInt("days"), one.getInt("percent"));
        }
        return new Terms(
                Terms.Mode.valueOf(read.getString("mode")),
                band,
                limit,
                refs(read.getJsonArray("form"), bank),
                read.getJsonNumber("formSeed").longValue());
    }

    private static List<ItemRef> refs(JsonArray read, String bank) {
        return strings(read).stream()
                .map(identifier -> new ItemRef(bank, identifier))
                .toList();
    }

    private static List<String> strings(JsonArray read) {
        return read.getValuesAs(JsonString::getString);
    }
}
