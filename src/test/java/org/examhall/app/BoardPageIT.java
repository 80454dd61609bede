package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The board hears what happens in the room, whatever becomes of its connection, and offers what the server does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class BoardPageIT {

    /** An event is on the board within two seconds; the machine of a test may be busy with others. */
    private static final LocatorAssertions.HasAttributeOptions SOON =
            new LocatorAssertions.HasAttributeOptions().setTimeout(6_000);

    private RunningServer server;
    private Invigilator invigilator;
    private String sitting;
    private List<JsonObject> rows;

    @BeforeAll
    void open(Browser browser, RunningServer server) throws IOException {
        this.server = server;
        invigilator = new Invigilator(browser, server);
        invigilator.goToBoard(ExamPageIT.SITTING);
        invigilator.openIfPlanned();
        String address = invigilator.page().url();
        sitting = address.substring(address.indexOf("sitting=") + 8).substring(0, 26);
        rows = new Visitor(server.address())
                .signIn("trainer").board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class).stream()
                        .filter(row -> row.getString("state").equals("EXPECTED"))
                        .skip(6) // other tests take the first and the last
                        .toList();
    }

    @AfterAll
    void leave() {
        invigilator.close();
    }

    private Visitor candidate(int which) throws IOException {
        Visitor candidate = new Visitor(server.address());
        JsonObject row = rows.get(which);
        assertThat(candidate
                        .enter(row.getString("number"), row.getString("keycode"))
                        .status())
                .isEqualTo(302);
        return candidate;
    }

    private Locator row(int which) {
        return invigilator.page().locator("tr[data-script='" + rows.get(which).getString("script") + "']");
    }

    @Test
    void theBoardHearsWithoutAskingAndIsRightAgainAfterItsConnectionWasCut() throws IOException {
        Page page = invigilator.page();
        String address = page.url();
        try (Relay network = new Relay(URI.create(server.address()).getPort())) {
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.navigate(address.replace(server.address(), network.address()));
            assertThat(row(0)).hasAttribute("data-state", "EXPECTED");
            candidate(0);
            assertThat(row(0)).hasAttribute("data-state", "PRESENT", SOON);
            assertThat(asked).noneMatch(url -> url.contains("/api/board/"));
            network.cut();
            candidate(1);
            assertThat(page.locator("#board-lost")).containsText("has had no contact");
            assertThat(row(1)).hasAttribute("data-state", "EXPECTED");
            network.mend();
            assertThat(row(1)).hasAttribute("data-state", "PRESENT");
            assertThat(page.locator("#board-lost")).isEmpty();
        }
        page.navigate(address);
        invigilator.person().forgive(); // the browser tells of the cut itself
    }

    @Test
    void whereNothingIsPushedTheBoardAsks() throws IOException {
        Page page = invigilator.page();
        page.route("**/api/follow/**", route -> route.abort());
        page.reload();
        assertThat(row(2)).hasAttribute("data-state", "EXPECTED");
        candidate(2);
        assertThat(row(2)).hasAttribute("data-state", "PRESENT");
        assertThat(page.locator("#board-lost")).isEmpty();
        page.unroute("**/api/follow/**");
        page.reload();
        assertThat(row(2)).hasAttribute("data-state", "PRESENT");
        invigilator.person().forgive();
    }

    @Test
    void whoIsNotAdmittedIsToldKindlyAndCanBeAdmittedLater(Browser browser) throws IOException {
        Visitor visitor = candidate(3);
        visitor.checkIn();
        Page page = invigilator.page();
        assertThat(row(3)).hasAttribute("data-state", "READY", SOON);
        String name = rows.get(3).getString("name");
        invigilator.choose(name, "Do not admit");
        page.fill("#board-reason", "Has brought no identity card");
        page.click("#board-ask-do");
        assertThat(row(3)).hasAttribute("data-state", "REFUSED", SOON);
        assertThat(row(3)).containsText("Not admitted: Has brought no identity card.");
        assertThat(page.locator("#board-next-act")).not().containsText("Admit");
        String waiting = visitor.get("/exam/waiting.xhtml").body();
        assertThat(waiting)
                .contains("data-state=\"refused\"", "speak to the invigilator")
                .doesNotContain("identity card");
        invigilator.choose(name, "Write a note");
        page.fill("#board-remark", "Fetches the card from the office");
        page.click("#board-ask-do");
        invigilator.choose(name, "Details");
        assertThat(page.locator("#board-details-remarks")).containsText("Fetches the card from the office");
        page.click("#board-details [data-close]");
        invigilator.choose(name, "Admit");
        invigilator.confirmIdentity();
        assertThat(row(3)).hasAttribute("data-state", "ADMITTED", SOON);
        // Whoever stands in the room's way for other tests is let through.
        Visitor trainer = new Visitor(server.address()).signIn("trainer");
        String script = rows.get(3).getString("script");
        trainer.act(sitting, "start", "[\"" + script + "\"]");
        assertThat(visitor.get("/exam/paper.xhtml").status()).isEqualTo(200);
        visitor.call("POST", "/api/scripts/" + script + "/hand-in", "{\"seat\":1,\"answers\":[]}");
        assertThat(row(3)).hasAttribute("data-state", "HANDED_IN", SOON);
        assertThat(invigilator.person().complaints()).isEmpty();
    }

    @Test
    void theBoardOffersWhatTheServerDoesAndNothingElse() throws IOException {
        List<List<String>> table;
        try (var lines = Files.lines(Path.of("src/test/resources/sitting/powers.csv"))) {
            table = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split(",")).map(String::strip).toList())
                    .toList();
        }
        List<String> powers = table.get(0).subList(2, table.get(0).size());
        List<List<String>> expected = table.subList(1, table.size()).stream()
                .map(row -> row.subList(2, row.size()).stream()
                        .map(cell -> cell.equals("done") ? "done" : "not")
                        .toList())
                .toList();
        Object offered = invigilator.page().evaluate("""
                async ([rows, powers]) => {
                  const { MAY, mayDo } = await import('/resources/sitting/powers.js');
                  const now = 1000000;
                  const runs = { state: 'WRITING', endsAt: now + 1000 };
                  const stands = { ...runs, paused: true, pausedAt: now - 1 };
                  const like = {
                    UNWANTED: { state: 'EXPECTED', refusedAt: now }, REFUSED: { state: 'READY', refusedAt: now },
                    WRITING: runs, PAUSED: stands, TIME_UP: { ...runs, endsAt: now - 1 },
                    STOPPED: { ...stands, evacuated: true },
                    LOCKED: { ...runs, lockedAt: now },
                    TIRED: { ...runs, time: { breakLeft: 1, silences: [] } },
                    SILENT: { ...runs, time: { breakLeft: 0, silences: [{ state: 'PROPOSED' }] } }, RECALLED: { state: 'ADMITTED', evacuated: true },
                  };
                  if (Object.keys(MAY).sort().join() !== [...powers].sort().join()) return Object.keys(MAY);
                  return rows.map(([room, state]) => {
                    const one = { state, paused: false, pausedAt: null, endsAt: null, evacuated: false,
                      refusedAt: null, lockedAt: null, time: { breakLeft: 0, silences: [] }, ...like[state] };
                    const evacuation = room === 'EVACUATED' ? { since: now, reason: 'alarm', by: 'x' } : null;
                    const sitting = { state: room === 'EVACUATED' ? 'OPEN' : room, evacuation };
                    return powers.map((power) => (mayDo(power, one, sitting, now) ? 'done' : 'not'));
                  });
                }""", List.of(table.subList(1, table.size()), powers));
        assertThat(offered).isEqualTo(expected);
    }
}
