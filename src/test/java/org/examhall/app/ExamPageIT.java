package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.examhall.bank.Item;
import org.examhall.bank.ItemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sits the demonstration exam in a real browser, with all that candidates and computers do to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class ExamPageIT {

    static final String SITTING = "FITS Practitioner, demonstration sitting";

    private static final Pattern ONLY_SAVING =
            Pattern.compile(".*/api/scripts/[^/]+/(answers|pulse|seat|hand-in)(\\?.*)?");

    private static final String READ_PAGE = """
            () => {
              const given = {};
              for (const question of document.querySelectorAll('.question')) {
                const interaction = question.querySelector('.interaction');
                const filled = [...question.querySelectorAll('select')].filter(list => list.value !== '');
                const response = {};
                const values = {
                  order: () => interaction.querySelector('.settled').hidden ? []
                    : [...question.querySelectorAll('li[data-value]')].map(step => step.dataset.value),
                  match: () => filled.map(list => `${list.dataset.left} ${list.value}`).sort(),
                  inline: () => {
                    for (const gap of filled) response[gap.dataset.response] = [gap.value];
                    return [];
                  },
                }[question.dataset.itemType]
                  ?? (() => [...question.querySelectorAll('.option > input:checked')].map(one => one.value).sort());
                const list = values();
                if (list.length) response[interaction.dataset.response] = list;
                if (Object.keys(response).length) {
                  given[question.dataset.position] = JSON.stringify(response, Object.keys(response).sort());
                }
              }
              return given;
            }""";

    private Browser browser;
    private RunningServer server;
    private Invigilator invigilator;
    private Iterator<Map.Entry<String, String>> slips;

    @BeforeAll
    void openSitting(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
        invigilator = new Invigilator(browser, server);
        slips = invigilator.keycodes(SITTING).entrySet().iterator();
        invigilator.goToBoard(SITTING);
        invigilator.openIfPlanned();
    }

    @AfterAll
    void leave() {
        invigilator.close();
    }

    private CandidateAtExam nextCandidate() {
        Map.Entry<String, String> slip = slips.next();
        return new CandidateAtExam(browser, server, slip.getKey(), slip.getValue());
    }

    private SortedMap<Integer, Item> start(CandidateAtExam candidate) {
        candidate.checkIn();
        invigilator.admitAndStart(1);
        return candidate.receivePaper();
    }

    @Test
    void aWholeExamIsSatWithTheKeyboardAlone() {
        try (CandidateAtExam candidate = nextCandidate()) {
            Page page = candidate.page();
            Keyboard keys = new Keyboard(page);
            candidate.person().go("/exam/");
            keys.reach("#number");
            keys.type(candidate.number());
            keys.reach("#keycode");
            keys.type(candidate.keycode());
            keys.press("Enter");
            page.waitForURL("**/exam/check-in.xhtml");
            keys.tick("#confirmed");
            keys.tick("#accepted");
            keys.activate("#ready");
            page.waitForURL("**/exam/waiting.xhtml");
            invigilator.admitAndStart(1);
            SortedMap<Integer, Item> items = candidate.receivePaper();
            assertThat(items).hasSize(60);
            // A paper is drawn at random: one in some hundreds has no question of one of the rarer of its five types.
            assertThat(items.values().stream().map(Item::type).collect(Collectors.toSet()))
                    .hasSizeGreaterThanOrEqualTo(4);

            List<String> requests = new ArrayList<>();
            page.onRequest(request -> requests.add(request.url()));
            items.forEach((position, item) -> {
                assertThat(page.locator("#q" + position)).isVisible();
                keys.answer(position, item);
                keys.press("Alt+n");
            });
            assertThat(page.locator("#review-count")).containsText("60");
            candidate.awaitSaved();
            assertThat(requests)
                    .isNotEmpty()
                    .allMatch(url -> ONLY_SAVING.matcher(url).matches());

            String script = candidate.script();
            keys.activate("#hand-in-open");
            keys.activate("#hand-in-yes");
            page.waitForURL("**/exam/receipt.xhtml");
            assertThat(page.locator("#answered")).containsText("60 of 60");
            assertThat(page.locator("#receipt-code")).hasText(Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4})+"));
            assertThat(candidate.answersOnServer(script)).isEqualTo(CandidateAtExam.keys(items));
            assertThat(candidate.person().complaints()).isEmpty();
        }
    }

    @Test
    void whateverHappensToTheBrowserThePaperTheAnswersAndTheTimeStay() {
        try (CandidateAtExam candidate = nextCandidate()) {
            SortedMap<Integer, Item> items = start(candidate);
            SortedMap<Integer, Item> few = new TreeMap<>(items.headMap(7));
            few.forEach(candidate::answerRight);
            candidate.awaitSaved();
            String script = candidate.script();
            long endsAt = candidate.endsAt(script);
            SortedMap<Integer, String> given = shown(candidate.page());
            assertThat(given).isEqualTo(CandidateAtExam.keys(few));

            candidate.page().reload();
            assertThat(candidate.receivePaper()).isEqualTo(items);
            assertThat(shown(candidate.page())).isEqualTo(given);

            loseTheWebSession(candidate.person().context());
            candidate.answerRight(7, items.get(7));
            candidate.awaitSaved();
            given.putAll(CandidateAtExam.keys(new TreeMap<>(Map.of(7, items.get(7)))));

            Page second = candidate.person().context().newPage();
            second.navigate(candidate.person().base() + "/exam/paper.xhtml");
            assertThat(second.locator("#stop-h")).containsText("open in another tab");
            second.click("#here");
            assertThat(second.locator("#stop")).isHidden();
            assertThat(shown(second)).isEqualTo(given);
            assertThat(candidate.page().locator("#stop-h")).containsText("open somewhere else");
            second.close();
            candidate.page().click("#here");
            assertThat(candidate.page().locator("#stop")).isHidden();

            String name = candidate.name();
            try (CandidateAtExam elsewhere =
                    new CandidateAtExam(browser, server, candidate.number(), candidate.keycode())) {
                elsewhere.signIn();
                invigilator.decide(name, elsewhere.sign(), true);
                assertThat(elsewhere.receivePaper()).isEqualTo(items);
                assertThat(shown(elsewhere.page())).isEqualTo(given);
                assertThat(elsewhere.endsAt(script)).isEqualTo(endsAt);
                assertThat(CandidateAtExam.minutesLeft(elsewhere.page()))
                        .isCloseTo((endsAt - System.currentTimeMillis()) / 60_000.0, within(2.0));
            }
            candidate.page().waitForURL("**/exam/moved.xhtml");
            candidate.signIn();
            invigilator.decide(name, candidate.sign(), true);
            candidate.awaitPlayer();

            candidate.person().context().clearCookies();
            candidate.answerRight(8, items.get(8));
            assertThat(candidate.page().locator("#state-text")).containsText("sign-in must be renewed");
            Page door = candidate.page().waitForPopup(() -> candidate.page().click("#sign-in"));
            candidate.signIn(door);
            invigilator.decide(name, door.locator("#sign").textContent().strip(), true);
            door.waitForURL("**/exam/paper.xhtml");
            door.close();
            candidate.awaitSaved();
            candidate.page().reload();
            candidate.awaitPlayer();
            given.putAll(CandidateAtExam.keys(new TreeMap<>(Map.of(8, items.get(8)))));
            assertThat(shown(candidate.page())).isEqualTo(given);
            assertThat(candidate.answersOnServer(script)).isEqualTo(given);
            assertThat(candidate.endsAt(script)).isEqualTo(endsAt);
        }
    }

    @Test
    void theLastKeystrokeCountsWhenTheTimeEnds() throws SQLException {
        try (CandidateAtExam candidate = nextCandidate()) {
            SortedMap<Integer, Item> items = start(candidate);
            int single = items.entrySet().stream()
                    .filter(entry -> entry.getValue().type() == ItemType.SINGLE)
                    .mapToInt(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            candidate.goTo(single);
            candidate.page().locator("#q" + single + " input").first().check();
            candidate.awaitSaved();
            String script = candidate.script();
            String name = candidate.name();
            invigilator.pause(name, "Rest break");
            assertThat(candidate.page().locator("#stop-h")).containsText("The clock is stopped");

            server.stop();
            leaveSeconds(script, 12);
            server.restart();

            invigilator.person().signIn("trainer");
            invigilator.goToBoard(SITTING);
            invigilator.resume(name);
            assertThat(candidate.page().locator("#stop")).isHidden();
            candidate.page().locator("#q" + single + " input:checked").focus();
            while (!candidate.page().locator("#stop").isVisible()) {
                candidate.page().keyboard().press("ArrowDown");
            }
            assertThat(candidate.page().locator("#stop-h")).containsText("Time is up");
            String last =
                    candidate.page().locator("#q" + single + " input:checked").inputValue();
            candidate.page().waitForURL("**/exam/receipt.xhtml");
            assertThat(candidate.answersOnServer(script))
                    .isEqualTo(Map.of(single, "{\"RESPONSE\":[\"" + last + "\"]}"));
            assertThat(candidate.page().locator("#answered")).containsText("1 of 60");
        }
    }

    @Test
    void aColdPageOfTheExamIsSmall() {
        try (CandidateAtExam candidate = nextCandidate()) {
            start(candidate);
            CDPSession network = candidate.person().context().newCDPSession(candidate.page());
            network.send("Network.enable");
            network.send("Network.clearBrowserCache");
            JsonObject around = new JsonObject();
            around.addProperty("bypass", true); // what a computer keeps of an open paper is not to help here
            network.send("Network.setBypassServiceWorker", around);
            List<String> requests = new ArrayList<>();
            long[] bytes = new long[1];
            network.on(
                    "Network.requestWillBeSent",
                    event -> requests.add(
                            event.getAsJsonObject("request").get("url").getAsString()));
            network.on("Network.loadingFinished", event -> bytes[0] += transferred(event));
            candidate.page().reload();
            candidate.awaitPlayer();
            List<String> files = requests.stream()
                    .filter(url -> !ONLY_SAVING.matcher(url).matches())
                    .toList();
            System.out.println("Exam page: " + files.size() + " requests, " + bytes[0] + " bytes");
            // Each way of answering is a small module of its own; what weighs is the sum.
            assertThat(files).hasSizeLessThanOrEqualTo(18);
            assertThat(bytes[0]).isPositive().isLessThanOrEqualTo(150 * 1024);
        }
    }

    private static long transferred(JsonObject event) {
        return event.get("encodedDataLength").getAsLong();
    }

    /** The answers that a page shows, by position, in the canonical form. */
    private static SortedMap<Integer, String> shown(Page page) {
        Map<?, ?> answers = (Map<?, ?>) page.evaluate(READ_PAGE);
        SortedMap<Integer, String> sorted = new TreeMap<>();
        answers.forEach((position, response) -> sorted.put(Integer.valueOf((String) position), (String) response));
        return sorted;
    }

    private static void loseTheWebSession(BrowserContext context) {
        List<Cookie> kept = context.cookies().stream()
                .filter(cookie -> !cookie.name.equals("JSESSIONID"))
                .toList();
        context.clearCookies();
        context.addCookies(kept);
    }

    /** Moves the exam of a script whose clock is stopped into the past, so that only so much time is left. */
    private void leaveSeconds(String script, int seconds) throws SQLException {
        System.setProperty(
                "derby.stream.error.file",
                RunningServer.built("derby-in-tests.log").toString());
        String url = "jdbc:derby:" + server.data().resolve("derby");
        try (Connection database = DriverManager.getConnection(url);
                PreparedStatement change = database.prepareStatement("update script"
                        + " set started_at = started_at - (ends_at - paused_at - ?), ends_at = paused_at + ?"
                        + " where id = ?")) {
            change.setLong(1, seconds * 1000L);
            change.setLong(2, seconds * 1000L);
            change.setString(3, script);
            assertThat(change.executeUpdate()).isEqualTo(1);
        } finally {
            letGo(url);
        }
    }

    /** Derby answers a shutdown by an exception. */
    private static void letGo(String url) {
        try (Connection closing = DriverManager.getConnection(url + ";shutdown=true")) {
            throw new AssertionError("still open: " + closing);
        } catch (SQLException closed) {
            assertThat(closed.getSQLState()).isEqualTo("08006");
        }
    }
}
