package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The trainer of a sitting at the board. */
final class Invigilator implements AutoCloseable {

    /** The board ignores a click in the moment in which a button has changed its meaning. */
    private static final int SETTLED = 900;

    private final Person person;

    Invigilator(Browser browser, RunningServer server) {
        person = Person.staff(browser, server, "trainer");
    }

    Page page() {
        return person.page();
    }

    Person person() {
        return person;
    }

    /** Goes to the board of the sitting with this title, by the list of sittings. */
    void goToBoard(String title) {
        person.go("/sitting/sittings.xhtml");
        page().locator("tr", new Page.LocatorOptions().setHasText(title))
                .locator("a[href*='board.xhtml']")
                .click();
        page().waitForURL("**/sitting/board.xhtml*");
        assertThat(page().locator("#board-next-words")).not().containsText("Fetching");
    }

    /** What the board names as the next step, once it is this one. */
    void takeNextStep(String label) {
        Locator next = awaitNextStep(label);
        next.click();
        assertThat(next).not().containsText(label);
    }

    /** The button of the next step, once it is this one and takes a click. */
    Locator awaitNextStep(String label) {
        Locator next = page().locator("#board-next-act");
        assertThat(next).containsText(label);
        page().waitForTimeout(SETTLED);
        return next;
    }

    void open() {
        takeNextStep("Open the sitting");
        assertThat(page().locator("#board-outcome")).containsText("The sitting is open");
    }

    void openIfPlanned() {
        if ((Boolean) page().evaluate("document.querySelector('#board-sitting-state').dataset.state === 'PLANNED'")) {
            open();
        }
    }

    /** Admits and starts those who are ready, once there are as many. */
    void admitAndStart(int candidates) {
        admit(candidates);
        takeNextStep("Start " + candidates);
    }

    /** Admits those who are ready, once there are as many, and says that their identity has been checked. */
    void admit(int candidates) {
        awaitNextStep("Admit " + candidates).click();
        confirmIdentity();
    }

    /** Says in the dialog that the identity has been checked. */
    void confirmIdentity() {
        page().check("#board-identity-tick");
        page().click("#board-identity-do");
        assertThat(page().locator("#board-identity")).isHidden();
    }

    /** Answers the request of a candidate for a seat, once it is there; what the asking computer shows has to agree. */
    void decide(String candidate, String sign, boolean yes) {
        Locator asked = row(candidate).locator(".board-ask", new Locator.LocatorOptions().setHasText(sign));
        asked.waitFor();
        page().waitForTimeout(SETTLED);
        asked.locator(yes ? "[data-answer=grant]" : "[data-answer=refuse]").click();
        assertThat(row(candidate).locator(".board-ask")).hasCount(0);
    }

    Locator row(String candidate) {
        return page().locator("#board-rows tr", new Page.LocatorOptions().setHasText(candidate));
    }

    /** One entry of the menu of a candidate's row. */
    void choose(String candidate, String action) {
        row(candidate).locator(".board-menu-button").click();
        page().locator("#board-menu [role=menuitem]")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + action)))
                .click();
    }

    void pause(String candidate, String reason) {
        choose(candidate, "Pause");
        page().fill("#board-reason", reason);
        page().click("#board-ask-do");
        assertThat(row(candidate)).hasAttribute("data-state", "PAUSED");
    }

    void resume(String candidate) {
        page().waitForTimeout(SETTLED);
        row(candidate).locator("button[data-act=resume]").click();
        assertThat(row(candidate)).hasAttribute("data-state", "WRITING");
    }

    /** Notes an irregularity that concerns nobody in particular, as the dialog of the board does. */
    void noteOneForTheRoom() {
        Object status = page().evaluate("""
                async () => {
                  const sitting = new URL(location).searchParams.get('sitting');
                  const reply = await fetch(`/api/board/${sitting}/actions`, {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json' },
                    body: JSON.stringify({
                      action: 'note', scripts: [], kind: 'DISTURBANCE', request: '0'.repeat(26),
                      happened: 'Noise in the corridor.', done: 'The door was closed.' }),
                  });
                  return reply.status;
                }""");
        org.assertj.core.api.Assertions.assertThat(status).isEqualTo(200);
    }

    /** Keycodes by candidate number, read from the slips. */
    Map<String, String> keycodes(String title) {
        goToBoard(title);
        page().locator("a[href*='slips.xhtml']").first().click();
        page().waitForURL("**/sitting/slips.xhtml*");
        Map<String, String> keycodes = new TreeMap<>();
        for (Locator slip : page().locator(".slip").all()) {
            String[] facts = slip.locator("dd").allTextContents().toArray(String[]::new);
            keycodes.put(facts[0].strip(), facts[1].strip());
        }
        return keycodes;
    }

    @Override
    public void close() {
        person.close();
    }
}
