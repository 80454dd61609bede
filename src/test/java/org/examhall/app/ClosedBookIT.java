package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.examhall.kernel.Digest;
import org.examhall.sitting.file.SebReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A sitting in Safe Exam Browser, sat by clients that work out its keys by themselves: one that sends headers, one
 * whose engine tells them only to the page, and ones that have the wrong keys. Then the signals of a window in any
 * browser.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(BrowserSetup.class)
class ClosedBookIT {

    private static final String WRONG = "0".repeat(64);

    /** What Safe Exam Browser adds to a page, for the key that stands in its place. */
    private static final String ENGINE = """
            (() => {
              const hash = async key => [...new Uint8Array(await crypto.subtle.digest('SHA-256',
                new TextEncoder().encode(location.href.split('#')[0] + key)))]
                .map(byte => byte.toString(16).padStart(2, '0')).join('');
              window.SafeExamBrowser = { version: 'SEB_macOS_3.6', security: { configKey: '', browserExamKey: '',
                updateKeys: async done => { SafeExamBrowser.security.configKey = await hash('KEY'); done(); } } };
            })()""";

    private RunningServer server;
    private Browser browser;
    private Visitor trainer;
    private Visitor administrator;
    private String sitting;
    private String configKey;
    private List<JsonObject> rows;

    @BeforeAll
    void asksForTheBrowser(Browser chromium) throws IOException, InterruptedException {
        browser = chromium;
        server = RunningServer.start(RunningServer.freshData("closed-book"), RunningServer.freePort());
        trainer = new Visitor(server.address()).signIn("trainer");
        administrator = new Visitor(server.address()).signIn("administrator");
        sitting = trainer.sitting();
        assertThat(file()).as("settings of a sitting that asks for none").isEmpty();
        Map<String, String> terms = new LinkedHashMap<>(Map.of(
                "sitting", sitting,
                "address", server.address(),
                "atDoor", "on",
                "allowQuit", "on",
                "quitPassword", "let me out",
                "wholeScreen", "on",
                "clipboard", "on",
                "require", "require"));
        assertThat(administrator.submit(page(), "terms", terms).status()).isEqualTo(302);
        trainer.act(sitting, "open", "\"all\"");
        rows = trainer.board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class);
        configKey = Digest.hex(SebReader.form(SebReader.open(file())));
        assertThat(administrator.get(page()).body()).contains(configKey);
    }

    @AfterAll
    void closes() {
        if (server != null) {
            server.close();
        }
    }

    private String page() {
        return "/sitting/closed-book.xhtml?sitting=" + sitting;
    }

    /** The settings, as a browser fetches them on its way in; empty if there are none to fetch. */
    private byte[] file() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/exam/seb/" + sitting))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return answer.statusCode() == 200 ? answer.body() : new byte[0];
    }

    private Map<String, String> header(String path, String key) {
        return Map.of(
                "X-SafeExamBrowser-ConfigKeyHash",
                Digest.hex(server.address() + path + key),
                "Origin",
                server.address(),
                "Content-Type",
                "application/json");
    }

    /** What a page sends along that has been told the hash for its own address. */
    private Map<String, String> told(String origin, String page, String key) {
        return Map.of(
                "X-Examhall-Page",
                origin + page,
                "X-Examhall-Config-Key",
                Digest.hex(origin + page + key),
                "Origin",
                server.address(),
                "Content-Type",
                "application/json");
    }

    private Visitor enter(JsonObject row) throws IOException {
        Visitor candidate = new Visitor(server.address());
        assertThat(candidate
                        .enter(row.getString("number"), row.getString("keycode"))
                        .location())
                .startsWith("/exam/check-in.xhtml");
        Visitor.Answer refused = candidate.get("/exam/check-in.xhtml");
        assertThat(refused.location()).isEqualTo("/exam/safe-browser.xhtml");
        assertThat(candidate.get("/exam/safe-browser.xhtml").body())
                .contains("/exam/seb/" + sitting, server.address().replace("http", "seb"));
        return candidate;
    }

    private void start(String script) throws IOException {
        trainer.act(sitting, "admit", "[\"" + script + "\"]");
        trainer.act(sitting, "start", "[\"" + script + "\"]");
    }

    private JsonObject row(String script) throws IOException {
        return trainer.board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class).stream()
                .filter(row -> row.getString("script").equals(script))
                .findFirst()
                .orElseThrow();
    }

    private static String answer(ShownPaper paper, int index, int revision) {
        ShownPaper.Question question = paper.questions().get(index);
        return "{\"seat\":1,\"answers\":[{\"position\":" + question.position() + ",\"revision\":" + revision
                + ",\"response\":" + question.someAnswer(new Random(1)) + "}]}";
    }

    private void unlock(String action, String script) throws IOException {
        Visitor.Answer done = trainer.call(
                "POST",
                "/api/board/" + sitting + "/actions",
                "{\"action\":\"" + action + "\",\"reason\":\"Looked at it\",\"scripts\":[\"" + script + "\"]}");
        assertThat(done.json().getJsonArray("done")).hasSize(1);
    }

    @Test
    @Order(1)
    void whoSendsTheRightHeadersSitsTheExamAndWhoDoesNotIsLockedWithoutLosingAnAnswer() throws IOException {
        String script = rows.get(0).getString("script");
        String calls = "/api/scripts/" + script;
        Visitor candidate = enter(rows.get(0));
        String proof = calls + "/safe-browser";
        assertThat(candidate.send("POST", proof, header(proof, WRONG), "{}").status())
                .isEqualTo(423);
        String checkIn = "/exam/check-in.xhtml";
        assertThat(candidate
                        .send("GET", checkIn, header(checkIn, configKey), null)
                        .status())
                .isEqualTo(200);
        candidate.checkIn();
        start(script);
        String paperPage = "/exam/paper.xhtml";
        ShownPaper paper = new ShownPaper(candidate
                .send("GET", paperPage, header(paperPage, configKey), null)
                .body());
        String answers = calls + "/answers";
        assertThat(candidate
                        .send("PUT", answers, header(answers, configKey), answer(paper, 0, 1))
                        .status())
                .isEqualTo(200);
        assertThat(row(script).isNull("lockedAt")).isTrue();

        assertThat(candidate
                        .send("PUT", answers, header(answers, WRONG), answer(paper, 1, 1))
                        .status())
                .isEqualTo(200);
        assertThat(row(script).isNull("lockedAt")).isFalse();
        assertThat(row(script).getInt("answered")).isEqualTo(2);
        Visitor.Answer held = candidate.send("PUT", answers, header(answers, WRONG), answer(paper, 2, 1));
        assertThat(held.status()).isEqualTo(423);
        assertThat(held.reason()).isEqualTo("script-locked");
        assertThat(candidate.call("POST", calls + "/seat", "{}").status()).isEqualTo(423);
        assertThat(candidate
                        .call("POST", calls + "/hand-in", "{\"seat\":1,\"answers\":[]}")
                        .status())
                .isEqualTo(423);
        assertThat(candidate.get(calls + "/pulse?seat=1&unsent=1").json().getBoolean("locked"))
                .isTrue();
        assertThat(row(script).getBoolean("paused")).isFalse();

        unlock("unlock", script);
        assertThat(candidate
                        .send("PUT", answers, header(answers, configKey), answer(paper, 2, 1))
                        .status())
                .isEqualTo(200);
        assertThat(candidate.call("PUT", answers, answer(paper, 3, 1)).status()).isEqualTo(200);
        assertThat(row(script).isNull("lockedAt")).isFalse();
        unlock("waive", script);
        assertThat(candidate.call("PUT", answers, answer(paper, 4, 1)).status()).isEqualTo(200);
        assertThat(row(script).isNull("lockedAt")).isTrue();
        assertThat(row(script).getInt("answered")).isEqualTo(5);
        assertThat(trainer.get("/sitting/record.xhtml?sitting=" + sitting).body())
                .contains("Looked at it", "In any browser");
    }

    @Test
    @Order(2)
    void whatThePageIsToldServesTooButOnlyForOurOwnPages() throws IOException {
        String script = rows.get(1).getString("script");
        String calls = "/api/scripts/" + script;
        Visitor candidate = enter(rows.get(1));
        String origin = server.address();
        assertThat(candidate
                        .send(
                                "POST",
                                calls + "/safe-browser",
                                told(origin, "/exam/safe-browser.xhtml", configKey),
                                "{}")
                        .status())
                .isEqualTo(200);
        candidate.checkIn();
        start(script);
        ShownPaper paper = new ShownPaper(candidate.get("/exam/paper.xhtml").body());
        Map<String, String> good = told(origin, "/exam/paper.xhtml", configKey);
        assertThat(candidate
                        .send("PUT", calls + "/answers", good, answer(paper, 0, 1))
                        .status())
                .isEqualTo(200);
        assertThat(row(script).isNull("lockedAt")).isTrue();
        Map<String, String> foreign = told("https://elsewhere.example", "/exam/paper.xhtml", configKey);
        assertThat(candidate
                        .send("PUT", calls + "/answers", foreign, answer(paper, 1, 1))
                        .status())
                .isEqualTo(200);
        assertThat(row(script).isNull("lockedAt")).isFalse();
        assertThat(row(script).getInt("answered")).isEqualTo(2);
    }

    @Test
    @Order(3)
    void inTheBrowserItselfTheCandidateIsToldAndGoesOnWhenUnlocked() {
        JsonObject row = rows.get(2);
        Invigilator invigilator = new Invigilator(browser, server);
        try (CandidateAtExam candidate =
                new CandidateAtExam(browser, server, row.getString("number"), row.getString("keycode"))) {
            invigilator.goToBoard(ExamPageIT.SITTING);
            candidate.page().addInitScript(ENGINE.replace("KEY", configKey));
            candidate.signIn();
            candidate.page().waitForURL("**/exam/check-in.xhtml");
            candidate.declareReady();
            invigilator.admitAndStart(1);
            var items = candidate.receivePaper();
            candidate.answerRight(1, items.get(1));
            candidate.awaitSaved();

            Page page = candidate.page();
            candidate.person().context().route("**/api/scripts/*/answers", route -> {
                Map<String, String> headers =
                        new LinkedHashMap<>(route.request().headers());
                headers.put("x-examhall-config-key", WRONG);
                route.resume(new com.microsoft.playwright.Route.ResumeOptions().setHeaders(headers));
            });
            candidate.answerRight(2, items.get(2));
            assertThat(page.locator("#stop-h")).containsText("Your exam is locked");
            String name = row.getString("name");
            assertThat(invigilator.row(name)).containsText("Locked since");
            candidate.person().context().unroute("**/api/scripts/*/answers");
            candidate.person().forgive();
            invigilator.choose(name, "Unlock$");
            invigilator.page().fill("#board-reason", "Looked at it");
            invigilator.page().click("#board-ask-do");
            assertThat(page.locator("#stop")).isHidden();
            candidate.answerRight(3, items.get(3));
            candidate.awaitSaved();
            assertThat(page.locator("#stop")).isHidden();
            assertThat(candidate.person().complaints()).isEmpty();
        } finally {
            invigilator.close();
        }
    }

    @Test
    @Order(4)
    void aWindowReportsWhatItNoticesAndTheBoardPointsToIt() throws IOException {
        assertThat(administrator
                        .submit(page(), "drop", Map.of("sitting", sitting, "dropNow", "dropNow"))
                        .status())
                .isEqualTo(302);
        JsonObject row = rows.get(3);
        Invigilator invigilator = new Invigilator(browser, server);
        try (CandidateAtExam candidate =
                new CandidateAtExam(browser, server, row.getString("number"), row.getString("keycode"))) {
            invigilator.goToBoard(ExamPageIT.SITTING);
            candidate.checkIn();
            invigilator.admitAndStart(1);
            candidate.awaitPlayer();
            Page page = candidate.page();
            page.click("#full-screen-on");
            assertThat(page.locator("#full-screen")).isHidden();
            page.evaluate("document.exitFullscreen()");
            assertThat(page.locator("#full-screen")).isVisible();
            page.click("#full-screen-not");
            assertThat(page.locator("#full-screen")).isHidden();
            candidate.person().context().setOffline(true);
            for (int times = 0; times < 3; times++) {
                page.keyboard().press("Control+a");
                page.keyboard().press("Control+c");
            }
            page.evaluate("window.dispatchEvent(new Event('blur'))");
            page.waitForTimeout(1_500);
            page.evaluate("window.dispatchEvent(new Event('focus'))");
            candidate.person().context().setOffline(false);
            String name = row.getString("name");
            assertThat(invigilator.row(name)).containsText("Worth a look");
            assertThat(invigilator.row(name)).containsText("3 times copy, paste or print");
            assertThat(invigilator.row(name)).containsText("once away");
            invigilator.choose(name, "Details");
            assertThat(invigilator.page().locator("#board-signals li")).hasCount(5);
            assertThat(invigilator.page().locator("#board-signals")).containsText("Left the full screen");
        } finally {
            invigilator.close();
        }
        assertThat(trainer.get("/sitting/record.xhtml?sitting=" + sitting).body())
                .contains("tries to copy, paste or print: 3");
    }
}
