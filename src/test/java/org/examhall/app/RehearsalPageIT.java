package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trainer rehearses with two computers, of which one has a small window, and sees what was found at each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class RehearsalPageIT {

    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Person trainer;
    private Person good;
    private Person small;
    private Page room;

    @BeforeAll
    void begins(Browser browser, RunningServer server) {
        trainer = Person.staff(browser, server, "trainer");
        good = new Person(browser, server);
        small = new Person(browser, server);
        trainer.go("/sitting/sittings.xhtml");
        room = trainer.page();
        room.click("a[href*='rehearsal.xhtml']");
        room.click("#begin");
    }

    @AfterAll
    void ends() {
        List.of(trainer, good, small).forEach(Person::close);
    }

    private static void looksRight(Page page) {
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(STANDARDS)
                        .analyze()
                        .getViolations())
                .as("WCAG at " + page.locator("h2:visible").first().textContent())
                .isEmpty();
    }

    @Test
    void theRoomIsShownAsItIs() {
        String link = room.locator("#link").getAttribute("href");
        assertThat(link).contains("/exam/rehearsal.xhtml#");
        assertThat(room.locator("#verdict")).containsText("No computer");

        good.page().navigate(link);
        small.page().setViewportSize(640, 800);
        small.page().navigate(link.replaceFirst("#.*", ""));
        // A code that was mistyped is refused in words.
        small.page().fill("#code", "0000-0000-0000");
        small.page().fill("#name", "PC 2");
        small.page().click("#join button");
        assertThat(small.page().locator("#join-wrong")).containsText("No rehearsal is open");
        small.forgive(); // the browser reports the refusal itself
        small.page().fill("#code", room.locator("#code").textContent());

        joins(good.page());
        small.page().click("#join button");
        for (Page page : List.of(good.page(), small.page())) {
            answersFirst(page);
            looksRight(page);
            page.click("#cut-page");
            assertThat(page.locator("#write-what")).containsText("no connection");
            answersLater(page);
            assertThat(page.locator("#state")).hasAttribute("data-state", "waiting");
        }
        assertThat(room.locator("tbody tr")).hasCount(2); // the page looks by itself
        assertThat(good.page().locator("#verdict-h")).containsText("This computer is ready");
        assertThat(good.page().locator("#findings li")).hasCount(0);
        assertThat(small.page().locator("#verdict-h")).containsText("This computer is ready");
        assertThat(small.page().locator("#findings")).containsText("Make the window larger");
        looksRight(small.page());

        Locator rows = room.locator("tbody tr");
        assertThat(rows.nth(0)).containsText(Pattern.compile("PC 1.*Ready", Pattern.DOTALL));
        assertThat(rows.nth(1)).containsText(Pattern.compile("PC 2.*with remarks", Pattern.DOTALL));
        assertThat(room.locator("#verdict")).containsText("Fewer computers were tried");
        looksRight(room);
        room.click("#end");
        assertThat(room.locator("#begin")).isVisible();
        trainer.go("/sitting/sittings.xhtml");
        assertThat(room.locator("tbody")).containsText("Rehearsed: too few computers");
        assertThat(good.complaints()).isEmpty();
        assertThat(small.complaints()).isEmpty();
        assertThat(trainer.complaints()).isEmpty();
    }

    private static void joins(Page page) {
        page.fill("#name", "PC 1");
        page.click("#join button");
    }

    private static void answersFirst(Page page) {
        assertThat(page.locator("#q1")).isVisible();
        page.click("label[for='q1-RESPONSE-A']");
        page.click("label[for='q2-RESPONSE-A']");
        page.click("label[for='q2-RESPONSE-C']");
        page.selectOption("#q3-GAP", "A");
        assertThat(page.locator("#cut-page")).isVisible();
    }

    private static void answersLater(Page page) {
        page.click("label[for='q4-RESPONSE-A']");
        page.selectOption("#q5-RESPONSE-A", "X");
        page.selectOption("#q5-RESPONSE-B", "Y");
        page.click("#q6 .confirm");
    }
}
