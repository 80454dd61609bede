package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a screen reader is told: the tree of names and roles from check-in to receipt and of the board, and what the
 * live regions say, which must not talk into an exam; the board for those who use no mouse; a check in a lesson.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class SpokenPageIT {

    /** Writes down every text that appears in a live region. */
    private static final String LISTEN = """
            window.spoken = [];
            new MutationObserver(changes => {
              const regions = new Set();
              for (const { target } of changes) {
                const element = target instanceof Element ? target : target.parentElement;
                const region = element?.closest('[aria-live], [role=status], [role=alert]');
                if (region) regions.add(region);
              }
              for (const region of regions) {
                const words = region.textContent.replace(/\\s+/g, ' ').trim();
                if (words && words !== region.lastSaid) window.spoken.push(words);
                region.lastSaid = words;
              }
            }).observe(document, { subtree: true, childList: true, characterData: true });
            """;

    private Browser browser;
    private RunningServer server;
    private Invigilator invigilator;
    private Iterator<Map.Entry<String, String>> slips;

    @BeforeAll
    void openSitting(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
        invigilator = new Invigilator(browser, server);
        Map<String, String> keycodes = invigilator.keycodes(ExamPageIT.SITTING);
        invigilator.goToBoard(ExamPageIT.SITTING);
        invigilator.openIfPlanned();
        // Other tests sit their exams at the same sitting.
        slips = keycodes.entrySet().stream()
                .filter(slip -> "EXPECTED".equals(invigilator.row(slip.getKey()).getAttribute("data-state")))
                .iterator();
    }

    @AfterAll
    void leave() {
        invigilator.close();
    }

    @Test
    void theTreeHasNamesAndRolesFromTheDoorToTheReceiptAndOnTheBoard() {
        try (CandidateAtExam candidate = nextCandidate()) {
            candidate.person().go("/exam/");
            says(candidate.page(), "door");
            candidate.signIn();
            says(candidate.page(), "check-in");
            candidate.declareReady();
            says(candidate.page(), "waiting");
            invigilator.admitAndStart(1);
            candidate.receivePaper();
            says(candidate.page(), "paper");
            candidate.page().click("#to-review");
            says(candidate.page(), "review");
            says(invigilator.page(), "board");
            candidate.page().click("#hand-in-open");
            candidate.page().click("#hand-in-yes");
            candidate.page().waitForURL("**/exam/receipt.xhtml");
            says(candidate.page(), "receipt");
        }
    }

    @Test
    void theTimerSpeaksAtThirtyTenFiveAndOneMinutesOnly() {
        try (CandidateAtExam candidate = nextCandidate()) {
            Page page = candidate.page();
            page.addInitScript(LISTEN);
            page.clock().install();
            candidate.checkIn();
            invigilator.admitAndStart(1);
            candidate.receivePaper();
            candidate.awaitSaved();
            // The server's clock goes at its own pace, so this window has to count the minutes alone.
            page.route("**/api/**", Route::abort);
            for (int quarters = 0; quarters < 4 * 89 + 1; quarters++) {
                page.clock().fastForward(15_000);
            }
            List<String> spoken = spoken(page);
            assertThat(spoken)
                    .filteredOn(words -> words.contains("left"))
                    .containsExactly("30 minutes left", "10 minutes left", "5 minutes left", "1 minute left");
            assertThat(spoken.size()).as("all that was said: %s", spoken).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void theBoardIsWorkedWithTheKeyboardAlone() {
        try (CandidateAtExam candidate = nextCandidate()) {
            candidate.checkIn();
            Page board = invigilator.page();
            Keyboard keys = new Keyboard(board);
            invigilator.awaitNextStep("Admit 1");
            keys.activate("#board-next-act");
            keys.tick("#board-identity-tick");
            keys.activate("#board-identity-do");
            invigilator.awaitNextStep("Start 1");
            keys.activate("#board-next-act");
            candidate.receivePaper();
            long before = candidate.endsAt(candidate.script());
            Locator row = invigilator.row(candidate.number());
            PlaywrightAssertions.assertThat(row).hasAttribute("data-state", "WRITING");
            String script = row.getAttribute("data-script");
            keys.activate("tr[data-script='" + script + "'] .board-menu-button");
            chooseInMenu(board, keys, "Add time");
            PlaywrightAssertions.assertThat(board.locator("#board-ask")).isVisible();
            keys.reach("#board-minutes");
            keys.press("Control+a");
            keys.type("7");
            keys.reach("#board-reason");
            keys.type("Fire drill next door");
            keys.activate("#board-ask-do");
            PlaywrightAssertions.assertThat(board.locator("#board-outcome")).containsText("Given more time");
            assertThat(candidate.endsAt(script) - before).isEqualTo(7 * 60_000L);
            assertThat(board.evaluate("document.activeElement !== document.body"))
                    .as("the focus is somewhere one can go on from")
                    .isEqualTo(true);
        }
    }

    @Test
    void theVerdictOnACheckIsSaidOnceAndTheFocusStays() {
        try (Person reader = Person.staff(browser, server, "author")) {
            Page page = reader.page();
            page.addInitScript(LISTEN);
            reader.go("/course/lesson.xhtml?lesson=practitioner.prb-02");
            page.waitForSelector("#notes:not([hidden])");
            page.check("#prb-02-c1 input[value='1']");
            new Keyboard(page).activate("#prb-02-c1 button");
            PlaywrightAssertions.assertThat(page.locator("#prb-02-c1 .verdict")).containsText("Not quite.");
            page.waitForTimeout(300);
            assertThat(spoken(page))
                    .filteredOn(words -> words.contains("Not quite."))
                    .hasSize(1);
            PlaywrightAssertions.assertThat(page.locator("#prb-02-c1 button")).isFocused();
        }
    }

    private static void chooseInMenu(Page board, Keyboard keys, String action) {
        for (int entries = 0; entries < 20; entries++) {
            String focused = (String) board.evaluate("document.activeElement.textContent.trim()");
            if (focused.startsWith(action)) {
                keys.press("Enter");
                return;
            }
            keys.press("ArrowDown");
        }
        throw new AssertionError(action + " cannot be reached by the arrow keys");
    }

    private CandidateAtExam nextCandidate() {
        Map.Entry<String, String> slip = slips.next();
        return new CandidateAtExam(browser, server, slip.getKey(), slip.getValue());
    }

    @SuppressWarnings("unchecked")
    private static List<String> spoken(Page page) {
        return (List<String>) page.evaluate("window.spoken");
    }

    /** The page's tree holds what the file lists, in this order. */
    private static void says(Page page, String name) {
        Locator body = page.locator("body");
        if (Boolean.getBoolean("examhall.spoken.print")) {
            System.out.println("--- " + name + "\n" + body.ariaSnapshot());
        } else {
            PlaywrightAssertions.assertThat(body).matchesAriaSnapshot(expected(name));
        }
    }

    private static String expected(String name) {
        String file = "/app/spoken/" + name + ".yaml";
        try (InputStream text = Objects.requireNonNull(SpokenPageIT.class.getResourceAsStream(file), file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
