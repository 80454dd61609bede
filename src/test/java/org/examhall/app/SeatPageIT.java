package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.examhall.bank.Item;
import org.examhall.bank.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One candidate, one seat: at several computers and in several tabs, by slip and by name, with the help of modules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class SeatPageIT {

    /** A browser that speaks, and remembers what it was given to say. */
    private static final String VOICE = """
            window.spoken = [];
            Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
              getVoices: () => [{ lang: 'en-GB', localService: true, default: true }],
              cancel: () => {},
              speak: utterance => {
                window.spoken.push(utterance.text);
                setTimeout(() => utterance.dispatchEvent(new Event('end')), 5);
              },
            }) });
            window.SpeechSynthesisUtterance = class extends EventTarget {
              constructor(text) { super(); this.text = text; }
            };""";

    private static final String RULER = "document.getElementById('ruler').style.getPropertyValue('--y')";

    private Browser browser;
    private RunningServer server;
    private Invigilator invigilator;
    private Map<String, String> slips;

    @BeforeAll
    void openSitting(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
        invigilator = new Invigilator(browser, server);
        slips = invigilator.keycodes(ExamPageIT.SITTING);
        assertThat(invigilator.page().locator(".slip .slip-picture path[d^=M]")).hasCount(slips.size());
        invigilator.goToBoard(ExamPageIT.SITTING);
        invigilator.openIfPlanned();
    }

    @AfterAll
    void leave() {
        invigilator.close();
    }

    /** The one with this place on the list, at a computer of their own. */
    private CandidateAtExam candidate(int place) {
        String number = List.copyOf(slips.keySet()).get(place);
        return new CandidateAtExam(browser, server, number, slips.get(number));
    }

    @Test
    void anExamThatMovesBetweenComputersAndTabsLosesNothing() {
        String name = "Demo Kilo";
        try (CandidateAtExam first = candidate(10);
                CandidateAtExam second = candidate(10);
                CandidateAtExam third = candidate(10)) {
            first.signIn();
            second.signIn();
            assertThat(second.page()).hasURL(Pattern.compile(".*/exam/check-in.xhtml"));
            first.page().reload();
            assertThat(first.page()).hasURL(Pattern.compile(".*/exam/moved.xhtml"));
            second.declareReady();

            third.signIn();
            assertThat(third.page()).hasURL(Pattern.compile(".*/exam/asking.xhtml"));
            invigilator.decide(name, third.sign(), false);
            assertThat(third.page().locator("#asking-line")).containsText("has said no");

            invigilator.admitAndStart(1);
            SortedMap<Integer, Item> items = second.receivePaper();
            SortedMap<Integer, Item> few = new TreeMap<>(items.headMap(4));
            few.forEach(second::answerRight);
            second.awaitSaved();
            String script = second.script();
            long endsAt = second.endsAt(script);

            Page tab = second.person().context().newPage();
            tab.navigate(second.person().base() + "/exam/paper.xhtml");
            assertThat(tab.locator("#stop-h")).containsText("open in another tab");
            assertThat(second.page().locator("#stop")).isHidden();
            tab.click("#here");
            assertThat(tab.locator("#stop")).isHidden();
            assertThat(second.page().locator("#stop-h")).containsText("open somewhere else");
            tab.close();
            second.page().click("#here");
            assertThat(second.page().locator("#stop")).isHidden();

            second.person().context().setOffline(true);
            second.answerRight(4, items.get(4));
            third.signIn();
            invigilator.decide(name, third.sign(), true);
            assertThat(third.receivePaper()).isEqualTo(items);
            third.answerRight(5, items.get(5));
            third.awaitSaved();
            second.person().context().setOffline(false);
            second.page().waitForURL("**/exam/moved.xhtml");
            assertThat(third.page().locator("#notices")).containsText("earlier computer");
            third.answerRight(6, items.get(6));
            third.awaitSaved();
            assertThat(third.endsAt(script)).as("the clock has not noticed").isEqualTo(endsAt);

            SortedMap<Integer, Item> given = items.headMap(7);
            assertThat(third.answersOnServer(script)).isEqualTo(CandidateAtExam.keys(new TreeMap<>(given)));
            third.page().reload();
            third.awaitPlayer();
            third.handIn();
            agree(script, CandidateAtExam.keys(new TreeMap<>(given)));
            invigilator.choose(name, "Details");
            assertThat(invigilator.page().locator("#board-details-identity")).containsText("Demo Trainer");
            assertThat(invigilator.page().locator("#board-details-computer")).containsText("Moved there at");
            invigilator.page().locator("#board-details [data-close]").click();
        }
    }

    /** The journal, the answers and the marks say the same: each answer is the right one, and has earned its mark. */
    private void agree(String script, SortedMap<Integer, String> answers) {
        try (Person verifier = Person.staff(browser, server, "verifier")) {
            verifier.go("/sitting/journal.xhtml?script=" + script);
            assertThat(verifier.page().locator(".notice.good")).isVisible();
            SortedMap<Integer, String> journal = new TreeMap<>();
            for (Locator row : verifier.page().locator("tr:has(td.reference)").all()) {
                String answer = row.locator("td.reference").textContent().strip();
                Matcher position =
                        Pattern.compile("\\d+").matcher(row.locator("td").nth(1).textContent());
                if (!answer.isEmpty() && position.find()) {
                    journal.put(Integer.valueOf(position.group()), answer);
                }
            }
            SortedMap<Integer, String> words = new TreeMap<>(answers);
            words.replaceAll((position, answer) -> words(answer));
            assertThat(journal).isEqualTo(words);
            verifier.go("/result/script.xhtml?script=" + script);
            Object marked = verifier.page()
                    .locator("table.stacks")
                    .last()
                    .locator("tbody tr")
                    .evaluateAll("""
                    rows => rows.filter(row => {
                      const [earned, possible] = row.querySelector('td.num').textContent.split('/');
                      return earned.trim() === possible.trim();
                    }).map(row => Number(row.querySelector('th').textContent))""");
            assertThat(marked).isEqualTo(List.copyOf(answers.keySet()));
        }
    }

    /** An answer as the journal's page shows it. */
    private static String words(String answer) {
        return Response.parse(answer).values().entrySet().stream()
                .map(one -> (one.getKey().equals("RESPONSE") ? "" : one.getKey() + ": ")
                        + String.join(", ", one.getValue()))
                .collect(Collectors.joining("; "));
    }

    @Test
    void whoHasNoSlipChoosesANameAndIsLetInByTheInvigilator() {
        try (Person wall = Person.staff(browser, server, "trainer");
                Person somebody = new Person(browser, server)) {
            wall.go(invigilator.page().locator("a[href*='clock.xhtml']").getAttribute("href"));
            Locator code = wall.page().locator("#wall-door-code");
            assertThat(code).isVisible();
            assertThat(wall.page().locator("#wall-door-picture path")).hasAttribute("d", Pattern.compile("^M.*"));

            Page page = somebody.page();
            somebody.go("/exam/room.xhtml");
            page.fill("#code", "AAAA-BBBB-CCCC");
            page.click("#look");
            assertThat(page.locator("#messages")).containsText("No room that is open");
            somebody.go("/exam/room.xhtml#" + code.textContent());
            assertThat(page.locator("#code")).hasValue(code.textContent());
            page.click("#look");
            String chosen = page.locator("#name option")
                    .filter(new Locator.FilterOptions().setHasText("Demo Lima"))
                    .getAttribute("value");
            page.selectOption("#name", chosen);
            page.click("#choose");
            page.waitForURL("**/exam/asking.xhtml");
            invigilator.decide("Demo Lima", page.locator("#sign").textContent().strip(), true);
            page.waitForURL("**/exam/check-in.xhtml");
            assertThat(page.locator("#name")).hasText("Candidate Demo Lima");
            assertThat(page.locator("#system-list li[data-what=storage]")).hasAttribute("data-verdict", "ok");
            assertThat(page.locator("#system-list li[data-what=network]")).hasAttribute("data-verdict", "ok");
            assertThat(invigilator.row("Demo Lima")).hasAttribute("data-state", "PRESENT");

            Person late = new Person(browser, server);
            late.go("/exam/room.xhtml#" + code.textContent());
            late.page().click("#look");
            assertThat(late.page().locator("#name")).not().containsText("Demo Lima");
            late.close();
            assertThat(somebody.complaints()).isEmpty();
            assertThat(wall.complaints()).isEmpty();
        }
    }

    @Test
    void questionsAreReadAloudAndCoveredForThoseToWhomThatIsGranted() {
        try (CandidateAtExam candidate = candidate(4)) {
            candidate.person().context().addInitScript(VOICE);
            candidate.signIn();
            assertThat(candidate.page().locator("#system-list li[data-what=sound]"))
                    .hasAttribute("data-verdict", "ok");
            candidate.declareReady();
            invigilator.admitAndStart(1);
            candidate.receivePaper();
            Page page = candidate.page();
            Locator covered = page.locator(".question.here .covered");
            assertThat(covered.first()).isVisible();
            int most = covered.count();
            page.keyboard().press("Alt+j");
            assertThat(covered).hasCount(most);
            candidate.goTo(2);
            covered.last().click();
            assertThat(page.locator(".question.here input:checked")).hasCount(0);
            page.locator(".masking button[aria-pressed]").click();
            assertThat(covered).hasCount(0);
            page.keyboard().press("Alt+l");
            assertThat(page.locator(".aloud button")).hasAttribute("aria-pressed", "false");
            List<?> spoken = (List<?>) page.evaluate("window.spoken");
            assertThat(spoken.get(0)).asString().contains("Question 2");
            assertThat(spoken).as("heading, prompt and what to choose from").hasSizeGreaterThan(2);
            page.click("#tools-open");
            page.check("#wishes [name=ruler]");
            page.click("#tools-close");
            Object before = page.evaluate(RULER);
            page.keyboard().press("Alt+ArrowDown");
            assertThat(page.evaluate(RULER))
                    .as("the ruler has gone down by a line")
                    .isNotEqualTo(before);
            assertThat(candidate.person().complaints()).isEmpty();
        }
    }
}
