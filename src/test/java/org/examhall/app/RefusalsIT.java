package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.bank.BankFixture;
import org.examhall.bank.Item;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Requests that do not belong. Two tables say what is answered: {@code access.csv} to whom each page and call answers,
 * {@code refusals.csv} what is refused beyond that. Both are run against the platform as it ships.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalsIT {

    private static final String GUESSED = "01jc0000000000000000000000";
    private static final int TELLING = 25;
    private static final List<String> STAFF =
            List.of("trainer", "author", "administrator", "verifier", "member", "keeper", "marker", "moderator");

    private RunningServer server;
    private final Map<String, Visitor> people = new HashMap<>();
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Map<String, String> seenBeforeTheStart = new LinkedHashMap<>();
    private String paperPage = "";
    private JsonObject throttled;
    private JsonObject standing;

    @BeforeAll
    void prepares() throws IOException {
        server = RunningServer.start(RunningServer.freshData("refusals"), RunningServer.freePort());
        people.put("nobody", visitor());
        STAFF.forEach(role -> people.put(role, visitor().signIn(role)));
        String sitting = people.get("trainer").sitting();
        known.put("sitting", sitting);
        known.put("guessed", GUESSED);
        known.put("desk", linked("administrator", "/desk/today.xhtml", "(<title>[^<]+</title>)"));
        known.put("item", linked("administrator", "/bank/items.xhtml", "item\\.xhtml\\?version=([0-9a-z]{26})"));
        createStranger();
        Visitor trainer = people.get("trainer");
        trainer.act(sitting, "open", "\"all\"");
        List<JsonObject> rows =
                trainer.board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class);
        comesIn("writing", "script", rows.get(0));
        comesIn("done", "done-script", rows.get(1));
        comesIn("ready", "ready-script", rows.get(2));
        throttled = rows.get(3);
        known.put("other-script", known.get("ready-script"));
        known.put("SCRIPT", known.get("script").toUpperCase(Locale.ROOT));
        looksAround();
        String two = "[\"" + known.get("script") + "\",\"" + known.get("done-script") + "\"]";
        trainer.act(sitting, "admit", two);
        looksAtCandidatesPages("admitted", "writing", "script");
        trainer.act(sitting, "start", two);
        looksAtCandidatesPages("called", "writing", "script");
        starts();
        people.put("forged", visitor().with(Map.of("examhall-seat", "A".repeat(43))));
        known.put(
                "candidate",
                linked("administrator", "/candidate/candidates.xhtml", "candidate\\.xhtml\\?candidate=([0-9a-z]{26})"));
    }

    /** A key that a page links to. */
    private String linked(String who, String page, String link) throws IOException {
        Matcher found = Pattern.compile(link).matcher(people.get(who).get(page).body());
        assertThat(found.find()).as(page + " links to " + link).isTrue();
        return found.group(1);
    }

    @AfterAll
    void closes() {
        if (server != null) {
            server.close();
        }
    }

    private Visitor visitor() {
        return new Visitor(server.address());
    }

    /** A trainer who has nothing to do with the sitting. */
    private void createStranger() throws IOException {
        Visitor.Answer created = people.get("administrator")
                .submit(
                        "/account/accounts.xhtml",
                        "create",
                        Map.of(
                                "name", "Demo Stranger",
                                "email", "stranger@demonstration.example",
                                "roles", "trainer",
                                "password", Visitor.PASSWORD,
                                "save", "save"));
        assertThat(created.status()).isEqualTo(302);
        people.put("stranger", visitor().signIn("stranger"));
    }

    private void comesIn(String who, String name, JsonObject row) throws IOException {
        Visitor browser = visitor();
        known.put(name, row.getString("script"));
        assertThat(browser.enter(row.getString("number"), row.getString("keycode"))
                        .location())
                .startsWith("/exam/check-in.xhtml");
        people.put(who, browser);
        looksAtCandidatesPages("signed in", who, name);
        browser.checkIn();
        looksAtCandidatesPages("ready", who, name);
    }

    private void looksAtCandidatesPages(String when, String who, String script) throws IOException {
        Visitor browser = people.get(who);
        for (String page : List.of("check-in", "waiting", "receipt", "result")) {
            see(who + " " + when, browser, "/exam/" + page + ".xhtml");
        }
        see(who + " " + when, browser, "/api/scripts/" + known.get(script) + "/pulse");
    }

    /** What everybody but authors can see before anybody has started. */
    private void looksAround() throws IOException {
        for (String role : List.of("nobody", "trainer", "verifier", "member", "administrator", "ready")) {
            for (AccessRulesTest.Call call : AccessRulesTest.everything()) {
                boolean bank = call.path().startsWith("/bank/");
                boolean starts = call.path().equals("/exam/paper.xhtml") && !role.equals("ready");
                if (call.method().equals("GET")
                        && !bank
                        && !starts
                        && !call.path().contains("{}")) {
                    see(role, people.get(role), call.path() + "?sitting=" + known.get("sitting"));
                }
            }
            see(role, people.get(role), "/api/board/" + known.get("sitting"));
        }
        see("ready takes the seat", people.get("ready"), "/exam/paper.xhtml");
        seenBeforeTheStart.put(
                "ready's seat",
                people.get("ready")
                        .call("POST", "/api/scripts/" + known.get("ready-script") + "/seat", "{}")
                        .body());
    }

    private void see(String who, Visitor visitor, String path) throws IOException {
        seenBeforeTheStart.put(who + " " + path, visitor.get(path).body());
    }

    /** Two candidates open their papers; one answers a question, the other hands in. */
    private void starts() throws IOException {
        for (String who : List.of("writing", "done")) {
            Visitor browser = people.get(who);
            Visitor.Answer page = browser.get("/exam/paper.xhtml");
            assertThat(page.status()).isEqualTo(200);
            ShownPaper.Question single = new ShownPaper(page.body())
                    .questions().stream()
                            .filter(question -> question.type().equals("single"))
                            .findFirst()
                            .orElseThrow();
            if (who.equals("done")) {
                known.put("done-single", Integer.toString(single.position()));
                Visitor.Answer handedIn = browser.call(
                        "POST", "/api/scripts/" + known.get("done-script") + "/hand-in", "{\"seat\":1,\"answers\":[]}");
                assertThat(handedIn.status()).isEqualTo(200);
            } else {
                paperPage = page.body();
                known.put("single", Integer.toString(single.position()));
                known.put("rev", "5");
                known.put("good", answer(single.position(), 77, "{\"RESPONSE\":[\"A\"]}"));
                String given = answer(single.position(), 5, single.someAnswer(new Random(1)));
                assertThat(browser.call("PUT", "/api/scripts/" + known.get("script") + "/answers", given)
                                .status())
                        .isEqualTo(200);
                standing = browser.call("POST", "/api/scripts/" + known.get("script") + "/seat", "{}")
                        .json();
            }
        }
        known.put("large", known.get("good").replace("{\"seat\"", "{" + " ".repeat(300_000) + "\"seat\""));
        known.put("deep", "{\"seat\":1,\"answers\":" + "[".repeat(2_000));
        String one = "{\"position\":1,\"revision\":1,\"response\":{}}";
        known.put("many", "{\"seat\":1,\"answers\":[" + (one + ",").repeat(299) + one + "]}");
    }

    private static String answer(int position, int revision, String response) {
        return "{\"seat\":1,\"answers\":[{\"position\":" + position + ",\"revision\":" + revision + ",\"response\":"
                + response + "}]}";
    }

    @Test
    @Order(1)
    void beforeTheStartNothingShowsAnyPartOfAQuestion() {
        Set<String> texts = questionTexts();
        assertThat(texts).hasSizeGreaterThan(700);
        assertThat(seenBeforeTheStart).hasSizeGreaterThan(80);
        seenBeforeTheStart.forEach((what, body) -> assertShowsNone(what, body, texts));
    }

    @Test
    @Order(2)
    void thePaperShowsQuestionsButNeitherKeysNorReasons() {
        String shown = plain(paperPage);
        assertThat(questionTexts().stream().filter(shown::contains).count())
                .as("questions that are shown; else this test finds nothing anywhere")
                .isGreaterThan(60);
        Set<String> secrets = new LinkedHashSet<>();
        for (Item item : items()) {
            item.rationales().values().forEach(rationale -> secrets.addAll(pieces(rationale)));
            secrets.add(item.identifier());
        }
        assertThat(secrets).hasSizeGreaterThan(500);
        assertShowsNone("the paper", paperPage, secrets);
        assertThat(paperPage.toLowerCase(Locale.ROOT))
                .doesNotContain("rationale", "correct-response", "correctresponse", "data-key", "facility", "qti-");
    }

    private static void assertShowsNone(String what, String body, Set<String> texts) {
        String shown = plain(body);
        List<String> found = texts.stream().filter(shown::contains).toList();
        assertThat(found).as(what).isEmpty();
    }

    private static List<Item> items() {
        return BankFixture.practitioner().content();
    }

    private static Set<String> questionTexts() {
        Set<String> texts = new LinkedHashSet<>();
        for (Item item : items()) {
            texts.addAll(pieces(item.prompt()));
            if (item.stimulus() != null) {
                texts.addAll(pieces(item.stimulus().html()));
            }
            item.lines()
                    .forEach(line ->
                            Arrays.stream(line.html().split(" → ")).forEach(text -> texts.addAll(pieces(text))));
            if (item.interaction() instanceof Item.Inline inline) {
                inline.texts().forEach(text -> texts.addAll(pieces(text)));
            }
        }
        return texts;
    }

    /** The texts between the tags that are long enough to be told from chance. */
    private static List<String> pieces(String html) {
        return Arrays.stream(html.split("<[^>]*>"))
                .map(RefusalsIT::plain)
                .map(String::strip)
                .filter(text -> text.length() >= TELLING)
                .toList();
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    private static List<String[]> table(String name, String separator) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/app", name), StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(separator, -1))
                            .map(String::strip)
                            .toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String filled(String text) {
        String result = text;
        for (int round = 0; round < 2; round++) {
            for (Map.Entry<String, String> one : known.entrySet()) {
                result = result.replace("{" + one.getKey() + "}", one.getValue());
            }
        }
        return result;
    }

    @Test
    @Order(3)
    void everyPageCallAndServletHasItsRow() {
        Set<String> rows = table("access.csv", ",").stream()
                .map(row -> row[0] + " " + row[1].replaceFirst("\\?.*", "").replaceAll("\\{[^}]*}", "{}"))
                .collect(Collectors.toSet());
        assertThat(rows)
                .containsAll(AccessRulesTest.everything().stream()
                        .map(call -> call.method() + " " + call.path())
                        .toList());
    }

    @TestFactory
    @Order(4)
    Stream<DynamicTest> eachPageAndCallAnswersToWhomItShould() {
        List<String> roles = List.of(
                "nobody",
                "candidate",
                "trainer",
                "author",
                "administrator",
                "verifier",
                "member",
                "keeper",
                "marker",
                "moderator");
        return table("access.csv", ",").stream()
                .map(row -> dynamicTest(row[0] + " " + row[1], () -> {
                    assertThat(row).hasSize(2 + roles.size());
                    Map<String, String> expected = new LinkedHashMap<>();
                    Map<String, String> answered = new LinkedHashMap<>();
                    for (int i = 0; i < roles.size(); i++) {
                        Visitor person = people.get(roles.get(i).equals("candidate") ? "writing" : roles.get(i));
                        expected.put(roles.get(i), row[2 + i]);
                        answered.put(roles.get(i), answered(person, row[0], filled(row[1]), row[2 + i]));
                    }
                    assertThat(answered).isEqualTo(expected);
                }));
    }

    private String answered(Visitor person, String method, String path, String expected) throws IOException {
        boolean api = path.startsWith("/api/");
        Map<String, String> headers = new HashMap<>();
        headers.put("Origin", server.address());
        if (!method.equals("GET")) {
            headers.put("Content-Type", api ? "application/json" : "application/x-www-form-urlencoded");
        }
        Visitor.Answer answer = person.send(method, path, headers, method.equals("GET") ? null : api ? "{}" : "a=b");
        if (!answer.location().isEmpty()) {
            String target = expected.startsWith("302:") ? expected.substring(4) : "";
            boolean there =
                    answer.location().equals(target) || answer.location().startsWith(target + "?");
            return answer.status() + ":" + (there ? target : answer.location());
        }
        return Integer.toString(answer.status());
    }

    @TestFactory
    @Order(5)
    Stream<DynamicTest> whatDoesNotBelongIsRefused() {
        return table("refusals.csv", "\\|").stream()
                .map(row -> dynamicTest(row[0] + ": " + row[1] + ", " + row[2], () -> refused(row)));
    }

    private void refused(String[] row) throws IOException {
        assertThat(row).hasSize(8);
        String[] request = row[2].split(" ", 2);
        Map<String, String> headers = new HashMap<>();
        String origin = origin(row[3]);
        if (!origin.isEmpty()) {
            headers.put("Origin", origin);
        }
        String type = type(row[4]);
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        boolean bodiless = request[0].equals("GET") || request[0].equals("DELETE");
        Visitor.Answer answer =
                people.get(row[1]).send(request[0], filled(request[1]), headers, bodiless ? null : filled(row[5]));
        assertThat(row[6].split(",")).as(answer.body()).contains(Integer.toString(answer.status()));
        if (!answer.location().isEmpty()) {
            assertThat(answer.location()).matches("/|/sign-in\\.xhtml(\\?.*)?|/exam/(waiting\\.xhtml)?");
        }
        if (!row[7].isEmpty()) {
            assertThat(reason(answer)).isEqualTo(row[7]);
            assertThat(answer.whole().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/json");
        }
        assertThat(answer.body()).doesNotContain("Exception", "\tat org.", "examhall-session", "<qti-");
        assertThat(answer.body()).doesNotContain(known.get("desk"));
    }

    private String origin(String name) {
        URI address = URI.create(server.address());
        return switch (name) {
            case "own" -> server.address();
            case "foreign" -> "https://elsewhere.example";
            case "sub" -> "http://" + address.getHost() + ".elsewhere.example:" + address.getPort();
            case "null" -> "null";
            case "broken" -> "http://[";
            case "none", "" -> "";
            default -> throw new AssertionError("an origin " + name);
        };
    }

    private static String type(String name) {
        return switch (name) {
            case "json" -> "application/json";
            case "form" -> "application/x-www-form-urlencoded";
            case "text" -> "text/plain;charset=UTF-8";
            case "bytes" -> "application/octet-stream";
            case "none", "" -> "";
            default -> throw new AssertionError("a content type " + name);
        };
    }

    /** Why it was refused: the whole request, or the first answer in it. */
    private static String reason(Visitor.Answer answer) {
        if (!answer.body().startsWith("{")) {
            return "(no JSON)";
        }
        JsonObject json = answer.json();
        if (json.containsKey("reason")) {
            assertThat(json.getString("text")).isNotBlank().doesNotContain("???", "refusal.");
            return json.getString("reason");
        }
        List<JsonObject> refused = json.getJsonArray("refused").getValuesAs(JsonObject.class);
        if (!refused.isEmpty()) {
            return refused.get(0).getString("reason");
        }
        return json.getJsonArray("held").isEmpty() ? "(taken)" : "held";
    }

    @TestFactory
    @Order(6)
    Stream<DynamicTest> noPageAnswersToAMethodThatBrowsersDoNotUse() {
        List<String> paths = AccessRulesTest.pages().stream()
                .map(AccessRulesTest.Call::path)
                .distinct()
                .toList();
        return Stream.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW")
                .map(method -> dynamicTest(method, () -> {
                    List<String> answered = new ArrayList<>();
                    for (String path : paths) {
                        for (String who : List.of("nobody", "administrator", "writing")) {
                            Visitor.Answer answer =
                                    people.get(who).send(method, path, Map.of("Origin", server.address()), null);
                            if (answer.status() < 400 || answer.status() == 500) {
                                answered.add(who + " " + path + " " + answer.status());
                            }
                        }
                    }
                    assertThat(answered).isEmpty();
                }));
    }

    @Test
    @Order(7)
    void allThisHasChangedNothing() throws IOException {
        JsonObject now = people.get("writing")
                .call("POST", "/api/scripts/" + known.get("script") + "/seat", "{}")
                .json();
        assertThat(now.get("answers")).isEqualTo(standing.get("answers"));
        assertThat(now.get("endsAt")).isEqualTo(standing.get("endsAt"));
        assertThat(now.getString("state")).isEqualTo("WRITING");
    }

    @Test
    @Order(8)
    void aSeatIsBoundToItsCandidateAndASessionToItsBrowser() throws IOException {
        Visitor copied = visitor().with(people.get("administrator").cookies());
        Visitor.Answer elsewhere =
                copied.send("GET", "/account/accounts.xhtml", Map.of("User-Agent", "another browser"), null);
        assertThat(elsewhere.status()).isEqualTo(302);
        assertThat(elsewhere.location()).startsWith("/sign-in.xhtml");
    }

    @Test
    @Order(9)
    void afterFiveWrongKeycodesEvenTheRightOneHasToWait() throws IOException {
        String number = throttled.getString("number");
        for (int i = 0; i < 5; i++) {
            assertThat(visitor().enter(number, "0000-0000").status()).isEqualTo(200);
        }
        Visitor right = visitor();
        assertThat(right.enter(number, throttled.getString("keycode")).status()).isEqualTo(200);
        assertThat(right.cookies()).doesNotContainKey("examhall-seat");
    }

    @Test
    @Order(10)
    void afterFiveWrongPasswordsEvenTheRightOneHasToWait() throws IOException {
        for (int i = 0; i < 6; i++) {
            Visitor.Answer answer = visitor()
                    .submit(
                            "/sign-in.xhtml",
                            "signIn",
                            Map.of(
                                    "email", "member@demonstration.example",
                                    "password", i < 5 ? "wrong" + i : Visitor.PASSWORD,
                                    "enter", "enter"));
            assertThat(answer.status()).as("try " + (i + 1)).isEqualTo(200);
        }
        visitor().signIn("author"); // others are not kept out
    }
}
