package org.examhall.course.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.course.CheckRef;
import org.examhall.course.LessonRef;
import org.examhall.course.Notes;
import org.examhall.course.Practice;
import org.examhall.course.Quotation;
import org.examhall.course.Study;
import org.examhall.course.StudyNote;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;

/** What the page of a lesson calls while it is read: where the reader is, answers to its checks, notes. */
@Path("study")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StudyCalls {

    private static final int LARGEST_BODY = 16 * 1024;

    @Inject
    Study study;

    @Inject
    Practice practice;

    @Inject
    Notes notes;

    @Inject
    Current current;

    @Context
    HttpHeaders headers;

    /** {@code {"place":430}}: where the reader is, in thousandths of the lesson's length. */
    @PUT
    @Path("lessons/{lesson}/place")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response stopAt(@PathParam("lesson") String lesson, InputStream body) throws IOException {
        LessonRef ref = lesson(lesson);
        int place = number(read(body), "place");
        Account reader = reader();
        InTurn.of(reader.getId(), () -> study.stopAt(ref, place, reader));
        return Response.noContent().build();
    }

    /** {@code {"given":[0,2]}}; answers which options are right, and why. */
    @POST
    @Path("checks/{check}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response answer(@PathParam("check") String check, InputStream body) throws IOException {
        CheckRef ref = CheckRef.parse(check).orElseThrow(StudyCalls::nothing);
        Set<Integer> given = new TreeSet<>();
        if (read(body).get("given") instanceof JsonArray places) {
            places.forEach(place -> given.add(place instanceof JsonNumber number ? number.intValue() : -1));
        }
        if (given.contains(-1)) {
            throw Refusal.of("body-malformed").asException();
        }
        Locale locale = locale();
        Language language = Language.of(locale.toLanguageTag());
        Account reader = reader();
        Practice.Verdict verdict = InTurn.of(reader.getId(), () -> practice.answer(ref, given, language, reader));
        JsonArrayBuilder right = Json.createArrayBuilder();
        verdict.check().right().forEach(right::add);
        return ok(Json.createObjectBuilder()
                .add("right", verdict.isRight())
                .add("options", right)
                .add("text", Texts.in(locale).get(verdict.isRight() ? "check.right" : "check.wrong"))
                .add("explanation", verdict.check().explanation()));
    }

    /** The reader's own notes on a lesson. */
    @GET
    @Path("lessons/{lesson}/notes")
    public Response notes(@PathParam("lesson") String lesson) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        notes.of(lesson(lesson), reader()).forEach(note -> all.add(said(note)));
        return ok(Json.createObjectBuilder().add("notes", all));
    }

    /** {@code {"quotation":"…","before":"…","after":"…","place":120,"words":"…"}} */
    @POST
    @Path("lessons/{lesson}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response write(@PathParam("lesson") String lesson, InputStream body) throws IOException {
        LessonRef ref = lesson(lesson);
        JsonObject asked = read(body);
        Quotation at = new Quotation(
                text(asked, "quotation"), text(asked, "before"), text(asked, "after"), number(asked, "place"));
        return ok(said(notes.write(ref, at, text(asked, "words"), reader())));
    }

    /** {@code {"words":"…"}} */
    @PUT
    @Path("notes/{note}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rewrite(@PathParam("note") String note, InputStream body) throws IOException {
        notes.rewrite(note, text(read(body), "words"), reader());
        return Response.noContent().build();
    }

    /** {@code {}}; not every server and proxy lets a body come with DELETE, which every call here has. */
    @POST
    @Path("notes/{note}/removed")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response remove(@PathParam("note") String note) {
        notes.remove(note, reader());
        return Response.noContent().build();
    }

    private static JsonObjectBuilder said(StudyNote note) {
        Quotation at = note.quotation();
        return Json.createObjectBuilder()
                .add("id", note.getId())
                .add("quotation", at.words())
                .add("before", at.before())
                .add("after", at.after())
                .add("place", at.place())
                .add("words", note.getWords());
    }

    private Account reader() {
        return current.account().orElseThrow(StudyCalls::nothing);
    }

    private static LessonRef lesson(String text) {
        return LessonRef.parse(text).orElseThrow(StudyCalls::nothing);
    }

    private static RuntimeException nothing() {
        return Refusal.of("not-found").asException();
    }

    private static JsonObject read(InputStream body) throws IOException {
        return Bodies.object(body, LARGEST_BODY);
    }

    private static String text(JsonObject asked, String name) {
        return asked.get(name) instanceof JsonString string ? string.getString() : "";
    }

    private static int number(JsonObject asked, String name) {
        if (asked.get(name) instanceof JsonNumber number && number.isIntegral()) {
            return number.intValue();
        }
        throw Refusal.of("body-malformed").asException();
    }

    private Locale locale() {
        List<Locale> accepted = headers.getAcceptableLanguages();
        return accepted.isEmpty() ? Locale.ENGLISH : accepted.get(0);
    }

    private static Response ok(JsonObjectBuilder json) {
        return Response.ok(json.build().toString(), MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .build();
    }
}
