package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.examhall.app.OwnRoom.answer;
import static org.examhall.app.OwnRoom.offline;
import static org.examhall.app.OwnRoom.state;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The exam in a real browser without its server: the network is cut, pages are loaded anew, browsers die, computers
 * sleep and clocks are wrong. Each candidate ends with a comparison of journal, answers and marks on disk
 * ({@link Reconciled}), made when the server has stopped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(BrowserSetup.class)
class OfflinePageIT {

    private static final int SHORT_EXAM_SECONDS = 45;

    private static final int SLEEP_MILLIS = 3000;

    private Browser browser;
    private OwnRoom room;

    /** Whose time ends while the other tests run. */
    private CandidateAtExam cut;

    private String cutScript;
    private SortedMap<Integer, Item> cutItems;

    @BeforeAll
    void openSitting(Browser chromium) throws IOException {
        browser = chromium;
        room = new OwnRoom(browser, "offline", Map.of());
        room.server().stop();
        shorten(room.script(0));
        room.server().restart();
        room.trainer().signIn("trainer");
    }

    /** Gives a script that has not begun a shorter time, in its row and in its ledger. */
    private void shorten(String script) {
        try (Books books = Books.of(room.server())) {
            for (String statement : List.of(
                    "update script set allowance_millis = ? where id = ?",
                    "update time_entry set millis = ? where script_id = ?")) {
                try (PreparedStatement change = books.connection().prepareStatement(statement)) {
                    change.setLong(1, SHORT_EXAM_SECONDS * 1000L);
                    change.setString(2, script);
                    assertThat(change.executeUpdate()).isEqualTo(1);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void close() {
        if (room != null) {
            room.close();
        }
    }

    /**
     * Chromium lets a request that outlives its page through the cut that it plays; a real cut lets nothing through.
     */
    private static void reload(CandidateAtExam candidate) {
        candidate.page().evaluate("() => { window.fetch = () => Promise.reject(new TypeError('cut')); }");
        candidate.page().reload();
        candidate.awaitPlayer();
    }

    private static void awaitReceipt(Page page) {
        page.waitForURL("**/exam/receipt.xhtml", new Page.WaitForURLOptions().setTimeout(60_000));
    }

    /** A paper is kept for a reload as soon as its page and all it is made of are. */
    private static void awaitKept(Page page) {
        page.waitForFunction("async () => { if (!await caches.has('examhall-paper')) return false;"
                + " const kept = (await (await caches.open('examhall-paper')).keys()).map(one => one.url);"
                + " return kept.some(url => url.endsWith('/exam/paper.xhtml'))"
                + " && kept.some(url => url.includes('/away.js')) && kept.some(url => url.includes('/exam.css')); }");
    }

    @Test
    @Order(1)
    void theNetworkIsCutThroughTheEndOfTime() throws IOException {
        cut = room.next();
        cutItems = room.start(cut);
        cutScript = cut.script();
        cut.answerRight(1, cutItems.get(1));
        cut.awaitSaved();
        offline(cut, true);
        answer(cut, cutItems, 2, 3);
        assertThat(cut.page().locator("#count")).containsText("3 of 60");
    }

    @Test
    @Order(2)
    void theNetworkIsCutInTheMiddleAndThePageIsLoadedAnewWithoutIt() throws IOException {
        try (CandidateAtExam candidate = room.next()) {
            SortedMap<Integer, Item> items = room.start(candidate);
            Page page = candidate.page();
            answer(candidate, items, 1, 2);
            candidate.awaitSaved();
            awaitKept(page);
            double before = CandidateAtExam.minutesLeft(page);
            offline(candidate, true);
            answer(candidate, items, 3, 4);
            assertThat(state(page)).containsText("has not reached the server yet");

            reload(candidate);
            assertThat(page.locator("#count")).containsText("4 of 60");
            assertThat(state(page)).containsText("reckoned by this computer");
            assertThat(CandidateAtExam.minutesLeft(page))
                    .isCloseTo(before, within(2.0))
                    .isLessThanOrEqualTo(before);
            answer(candidate, items, 5, 6);

            offline(candidate, false);
            candidate.awaitSaved();
            assertThat(state(page)).not().containsText("reckoned");
            String script = candidate.script();
            assertThat(candidate.endsAt(script)).isPositive();
            candidate.handIn();
            assertThat(page.evaluate("caches.has('examhall-paper')")).isEqualTo(false);
            room.ended("cut in the middle, loaded anew", script, items, 6, 0, 0);
        }
    }

    @Test
    @Order(3)
    void theNetworkIsCutAtTheStartAndARoomThatComesBackSpreadsOut() throws IOException {
        try (CandidateAtExam candidate = room.next()) {
            SortedMap<Integer, Item> items = room.start(candidate);
            offline(candidate, true);
            String script = candidate.script();
            answer(candidate, items, 1, 3);
            assertThat(state(candidate.page())).containsText("has not reached the server yet");
            assertThat(candidate.page().locator("#q60")).isAttached();
            offline(candidate, false);
            candidate.awaitSaved();
            assertThat((Integer) candidate.page().evaluate(BUSIEST_SECOND)).isLessThan(100);
            candidate.handIn();
            room.ended("cut at the start", script, items, 3, 0, 0);
        }
    }

    /** Of a room of 500 whose network comes back after ten minutes: how many attempts fall into the busiest second. */
    private static final String BUSIEST_SECOND = """
            async () => {
              const page = document.querySelector('script[src*="player.js"]').src;
              const { backOff } = await import(page.replace('player.js', 'server.js'));
              const seconds = new Map();
              for (let one = 0; one < 500; one++) {
                let time = 1000 * Math.random();
                for (let attempt = 0; time < 600000; attempt++) time += backOff(attempt);
                const second = Math.floor(time / 1000);
                seconds.set(second, (seconds.get(second) ?? 0) + 1);
              }
              return Math.max(...seconds.values());
            }""";

    @Test
    @Order(4)
    void theBrowserIsKilledWithoutANetworkAndOpenedAgain() throws IOException {
        JsonObject row = room.nextRow();
        Path profile = RunningServer.freshData("offline-profile");
        CandidateAtExam killed = room.at(BrowserSetup.persistent(browser, profile), row);
        SortedMap<Integer, Item> items = room.start(killed);
        String script = killed.script();
        killed.answerRight(1, items.get(1));
        killed.awaitSaved();
        awaitKept(killed.page());
        offline(killed, true);
        answer(killed, items, 2, 4);
        assertThat(state(killed.page())).containsText("has not reached the server yet");
        kill(profile);
        try (CandidateAtExam candidate = room.at(BrowserSetup.persistent(browser, profile), row)) {
            offline(candidate, true);
            Page page = candidate.page();
            page.navigate(room.server().address() + "/exam/paper.xhtml");
            candidate.awaitPlayer();
            assertThat(page.locator("#count")).containsText("4 of 60");
            offline(candidate, false);
            assertThat(state(page)).containsText(Pattern.compile("All answers saved|sign-in must be renewed"));
            if (state(page).textContent().contains("sign-in")) { // the cookie was not on disk yet
                room.trainer().act(room.sitting(), "move", "[\"" + script + "\"]");
                Page door = page.waitForPopup(() -> page.click("#sign-in"));
                candidate.signIn(door);
                door.close();
            }
            candidate.awaitSaved();
            candidate.handIn();
            room.ended("browser killed", script, items, 4, 0, 0);
        }
    }

    /** As a power cut does: nothing in it hears of its end. */
    private static void kill(Path profile) {
        List<ProcessHandle> processes = OwnRoom.processes(profile);
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    @Test
    @Order(5)
    void theClockOfTheComputerIsAnHourWrongAndJumps() throws IOException {
        try (CandidateAtExam candidate = room.next()) {
            candidate.person().context().addInitScript("""
                    (() => {
                      const Real = Date;
                      window.wrong = 3600000;
                      window.Date = class extends Real {
                        constructor(...given) { given.length ? super(...given) : super(Real.now() + window.wrong); }
                        static now() { return Real.now() + window.wrong; }
                      };
                    })()""");
            SortedMap<Integer, Item> items = room.start(candidate);
            Page page = candidate.page();
            String script = candidate.script();
            assertThat(CandidateAtExam.minutesLeft(page))
                    .isCloseTo(minutesUntil(candidate.endsAt(script)), within(2.0));
            candidate.answerRight(1, items.get(1));
            for (int jump : new int[] {-7_200_000, 5_400_000}) {
                page.evaluate("jump => { window.wrong += jump; }", jump);
                page.waitForTimeout(1_500);
                assertThat(page.locator("#stop")).isHidden();
                assertThat(CandidateAtExam.minutesLeft(page))
                        .isCloseTo(minutesUntil(candidate.endsAt(script)), within(2.0));
            }
            candidate.answerRight(2, items.get(2));
            candidate.awaitSaved();
            candidate.handIn();
            room.ended("an hour wrong and jumping", script, items, 2, 0, 0);
        }
    }

    @Test
    @Order(6)
    void whatASleepingComputerOrALoadedPageCannotProveTheInvigilatorDecides() throws IOException {
        try (CandidateAtExam sleeper = room.next();
                CandidateAtExam loader = room.next()) {
            sleeper.person().context().addInitScript("""
                    (() => {
                      const real = performance.now.bind(performance);
                      window.slept = 0;
                      performance.now = () => real() - window.slept;
                    })()""");
            SortedMap<Integer, Item> first = room.start(sleeper);
            SortedMap<Integer, Item> second = room.start(loader);
            String slept = sleeper.script();
            String loaded = loader.script();
            sleeper.answerRight(1, first.get(1));
            loader.answerRight(1, second.get(1));
            sleeper.awaitSaved();
            loader.awaitSaved();
            awaitKept(loader.page());
            offline(sleeper, true);
            offline(loader, true);
            sleeper.answerRight(2, first.get(2));
            loader.answerRight(2, second.get(2));
            // Its counter falls behind the time that passes, as in a sleep of that long, but never runs backwards.
            sleeper.page().waitForTimeout(SLEEP_MILLIS);
            sleeper.page().evaluate("time => { window.slept = time; }", SLEEP_MILLIS);
            reload(loader);
            room.end(slept);
            room.end(loaded);
            offline(sleeper, false);
            offline(loader, false);
            awaitReceipt(sleeper.page());
            awaitReceipt(loader.page());
            assertThat(sleeper.page().locator("main")).containsText("the invigilator decides whether it counts");
            decide();
            room.ended("slept, accepted", slept, first, 2, 1, 0);
            room.ended("loaded anew through the end, refused", loaded, second, 1, 0, 0);
        }
    }

    /** Lets what a sleep has cast doubt on count, and not what a page that was loaded anew has. */
    private void decide() {
        try (Person invigilator = Person.staff(browser, room.server(), "trainer")) {
            Page page = invigilator.page();
            invigilator.go("/sitting/held.xhtml?sitting=" + room.sitting());
            page.locator("tr", new Page.LocatorOptions().setHasText("it slept"))
                    .locator("input")
                    .check();
            page.fill("#why", "The lid was closed by mistake");
            page.click("#accept");
            assertThat(page.locator("#messages")).containsText("Answers that count now: 1");
            page.locator("tr", new Page.LocatorOptions().setHasText("loaded anew"))
                    .locator("input")
                    .check();
            page.click("#refuse");
            assertThat(page.locator("#messages")).containsText("reason");
            page.locator("tr", new Page.LocatorOptions().setHasText("loaded anew"))
                    .locator("input")
                    .check();
            page.fill("#why", "Was seen talking after the end");
            page.click("#refuse");
            assertThat(page.locator("#messages")).containsText("do not count: 1");
            assertThat(page.locator("main")).containsText("No answer waits for you");
        }
    }

    @Test
    @Order(7)
    void whereTheNetworkNeverReturnsAnswersAreCarriedInASealedFile() throws IOException {
        try (CandidateAtExam candidate = room.next();
                CandidateAtExam other = room.next();
                Person invigilator = Person.staff(browser, room.server(), "trainer")) {
            SortedMap<Integer, Item> items = room.start(candidate);
            String script = candidate.script();
            candidate.answerRight(1, items.get(1));
            candidate.awaitSaved();
            offline(candidate, true);
            answer(candidate, items, 2, 3);
            Path file = save(candidate.page(), "early");
            Page page = invigilator.page();
            invigilator.go("/sitting/held.xhtml?sitting=" + room.sitting());
            handOver(page, file, "Answers that count: 2.");
            handOver(page, file, "taken in already");
            candidate.answerRight(4, items.get(4));
            room.end(script);
            handOver(
                    page, save(candidate.page(), "late"), "Answers that count: 2. Answers that wait for a decision: 1");
            handOver(page, Path.of("pom.xml"), "not a file of sealed answers");

            SortedMap<Integer, Item> theirs = room.start(other);
            other.answerRight(1, theirs.get(1));
            other.awaitSaved();
            other.page().navigate(room.server().address() + "/exam/paper.xhtml");
            other.awaitPlayer();
            Page second = other.person().context().newPage();
            second.navigate(room.server().address() + "/exam/paper.xhtml");
            second.waitForSelector("#exam.ready");
            assertThat(second.locator("#stop-h")).containsText("open in another tab");
            assertThat(other.page().locator("#stop")).isHidden();
            second.click("#here");
            assertThat(second.locator("#stop")).isHidden();
            assertThat(second.locator("#count")).containsText("1 of 60");
            assertThat(other.page().locator("#stop")).isVisible();
            String theirScript = other.script();
            second.close();
            room.end(theirScript);
            awaitReceipt(other.page());
            room.ended("carried in a file", script, items, 3, 0, 1);
            room.ended("two tabs", theirScript, theirs, 1, 0, 0);
        }
    }

    private static Path save(Page page, String name) {
        Download download = page.waitForDownload(() -> page.evaluate("document.getElementById('carry-save').click()"));
        assertThat(download.suggestedFilename()).matches("examhall-\\d+-\\d{8}T\\d{6}\\.sealed");
        Path file = RunningServer.freshData("sealed-" + name).resolve("answers.sealed");
        download.saveAs(file);
        return file;
    }

    private static void handOver(Page page, Path file, String outcome) {
        page.setInputFiles("#sealed-file", file);
        page.click("#sealed-send");
        assertThat(page.locator("#sealed-outcome")).containsText(outcome);
    }

    @Test
    @Order(8)
    void answersGivenInTimeCountWhenTheNetworkIsBackAfterTheEnd() throws IOException {
        Page page = cut.page();
        assertThat(page.locator("#stop-h"))
                .containsText("Time is up", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(page.locator("#stop-text")).containsText("Still to be sent: 2");
        assertThat(page.locator("#carry-stop")).isVisible();
        while (!room.trainer().board(room.sitting()).toString().contains("\"handedInBy\":\"clock\"")) {
            page.waitForTimeout(500);
        }
        offline(cut, false);
        awaitReceipt(page);
        assertThat(page.locator("#answered")).containsText("3 of 60");
        room.ended("cut through the end", cutScript, cutItems, 3, 2, 0);
        cut.close();
    }

    @TestFactory
    @Order(9)
    Stream<DynamicTest> journalAnswersAndMarksAgree() {
        return room.reconciled(9);
    }

    private static double minutesUntil(long end) {
        return (end - System.currentTimeMillis()) / 60_000.0;
    }
}
