package org.examhall.bank.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import org.examhall.account.Current;
import org.examhall.bank.Authoring;
import org.examhall.bank.CraftWarning;
import org.examhall.bank.FormDefect;
import org.examhall.bank.FormJson;
import org.examhall.bank.ItemForm;
import org.examhall.bank.ItemRef;
import org.examhall.bank.Mark;
import org.examhall.bank.Media;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.jspecify.annotations.Nullable;

/** What the page calls on which an author writes an item: it looks at the form while it is typed, and keeps it. */
@Path("writing")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WritingCalls {

    private static final int LARGEST_BODY = 128 * 1024;
    private static final int LARGEST_PICTURE = 4 << 20;

    @Inject
    Authoring authoring;

    @Inject
    Media media;

    @Inject
    Current current;

    @Context
    HttpHeaders headers;

    /** The form of a draft, or what was kept unfinished. */
    @GET
    public Response open(
            @QueryParam("item") @DefaultValue("") String item, @QueryParam("sketch") @DefaultValue("") String sketch) {
        Authoring.Opened opened = item.isEmpty()
                ? authoring.openSketch(sketch, current.actor())
                : authoring.open(ref(item), current.actor());
        JsonObjectBuilder json = work(opened.work());
        return ok(json.add("form", read(FormJson.write(opened.form()))));
    }

    /** The stimuli of a bank from which one can be chosen. */
    @GET
    @Path("stimuli")
    public Response stimuli(@QueryParam("bank") @DefaultValue("") String bank) {
        JsonArrayBuilder stimuli = Json.createArrayBuilder();
        authoring
                .stimuli(bank, current.actor())
                .forEach(one -> stimuli.add(Json.createObjectBuilder()
                        .add("identifier", one.identifier())
                        .add("title", one.title())));
        return ok(Json.createObjectBuilder().add("stimuli", stimuli));
    }

    /** {@code {"form":{…},"seed":1,"response":{"RESPONSE":["A"]}}} */
    @POST
    @Path("look")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response look(InputStream body) throws IOException {
        JsonObject asked = read(body);
        org.examhall.bank.Response tried = asked.get("response") instanceof JsonObject response
                ? org.examhall.bank.Response.parse(response.toString())
                : org.examhall.bank.Response.NONE;
        ItemForm form = form(asked);
        Authoring.Look look = authoring.look(form, number(asked, "seed"), tried, current.actor());
        Texts texts = texts();
        JsonArrayBuilder defects = Json.createArrayBuilder();
        look.reading().defects().forEach(defect -> defects.add(said(defect, texts)));
        JsonArrayBuilder warnings = Json.createArrayBuilder();
        look.warnings().forEach(warning -> warnings.add(said(warning, texts)));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("complete", look.reading().isComplete())
                .add("type", form.type().code())
                .add("defects", defects)
                .add("warnings", warnings);
        if (look.html() != null) {
            json.add("html", look.html());
        }
        Mark mark = look.mark();
        if (mark != null) {
            json.add("mark", texts.get("write.mark", mark.earned(), mark.possible()));
        }
        return ok(json);
    }

    private static JsonObjectBuilder said(FormDefect defect, Texts texts) {
        String words =
                texts.get("write.defect." + defect.code(), defect.arguments().toArray());
        return Json.createObjectBuilder().add("field", defect.field()).add("text", words);
    }

    private static JsonObjectBuilder said(CraftWarning warning, Texts texts) {
        String words =
                texts.get("craft." + warning.rule().name(), warning.arguments().toArray());
        return Json.createObjectBuilder()
                .add("rule", warning.rule().name())
                .add("place", warning.place())
                .add("text", words);
    }

    /** {@code {"form":{…},"item":"bank/x-1","edition":3,"sketch":null}} */
    @POST
    @Path("save")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(InputStream body) throws IOException {
        JsonObject asked = read(body);
        String item = text(asked, "item");
        String sketch = text(asked, "sketch");
        Authoring.Work before = new Authoring.Work(
                item.isEmpty() ? null : ref(item), number(asked, "edition"), sketch.isEmpty() ? null : sketch);
        Authoring.Work after = authoring.save(form(asked), before, current.actor());
        String words = texts().get(after.sketch() == null ? "write.saved.draft" : "write.saved.sketch");
        return ok(work(after).add("text", words));
    }

    /** {@code {"sketch":"01…"}} */
    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response discard(InputStream body) throws IOException {
        authoring.discard(text(read(body), "sketch"), current.actor());
        return ok(Json.createObjectBuilder().add("discarded", true));
    }

    /** Keeps a picture whose bytes are the body, and answers the name under which questions show it. */
    @POST
    @Path("media")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response keep(@QueryParam("name") @DefaultValue("") String name, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_PICTURE + 1);
        return ok(Json.createObjectBuilder().add("media", media.keep(name, bytes)));
    }

    private static JsonObjectBuilder work(Authoring.Work work) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("edition", work.edition());
        add(json, "item", work.item() == null ? null : work.item().toString());
        add(json, "sketch", work.sketch());
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value == null) {
            json.addNull(name);
        } else {
            json.add(name, value);
        }
    }

    private static ItemRef ref(String text) {
        try {
            return ItemRef.of(text);
        } catch (IllegalArgumentException none) {
            throw Refusal.of("item-unknown").asException();
        }
    }

    private static ItemForm form(JsonObject asked) {
        if (asked.get("form") instanceof JsonObject form) {
            return FormJson.read(form);
        }
        throw Refusal.of("body-malformed").asException();
    }

    private static JsonObject read(InputStream body) throws IOException {
        return Bodies.object(body, LARGEST_BODY);
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException broken) {
            throw Refusal.of("body-malformed").asException();
        }
    }

    private static String text(JsonObject asked, String name) {
        return asked.get(name) instanceof JsonString string ? string.getString() : "";
    }

    private static long number(JsonObject asked, String name) {
        JsonValue value = asked.get(name);
        return value instanceof JsonNumber number && number.isIntegral() ? number.longValue() : 0;
    }

    private Texts texts() {
        List<Locale> accepted = headers.getAcceptableLanguages();
        return Texts.in(accepted.isEmpty() ? Locale.ENGLISH : accepted.get(0));
    }

    private static Response ok(JsonObjectBuilder json) {
        return Response.ok(json.build().toString(), MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }
}
