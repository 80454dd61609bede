package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.examhall.bank.Item;
import org.examhall.bank.KindsInHand;
import org.examhall.bank.Response;
import org.examhall.kernel.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Questions of every kind in the modules of the exam page, answered with the keyboard and with a pointer. The page
 * around them is made here and its files come from the sources, so that no server is needed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(BrowserSetup.class)
class KindsPageIT {

    private static final String BASE = "http://exam.test/exam/";
    private static final Path SOURCES = Path.of("src/main/webapp");
    private static final String PICTURE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\"><rect width=\"400\" height=\"300\""
                    + " fill=\"#dde\"/></svg>";

    private static final String BEGIN = """
            <script type="module">
              const { Question } = await import('/resources/exam/question.js?v=1');
              const { canonical } = await import('/resources/exam/server.js?v=1');
              const lines = JSON.parse(document.getElementById('lines').textContent);
              const text = (key, ...values) =>
                (lines[key] ?? lines[`${key}.${values[0] === 1 ? 'one' : 'other'}`] ?? key)
                  .replace(/\\{(\\d)\\}/g, (_, place) => values[place]);
              window.canonical = canonical;
              window.told = {};
              window.questions = {};
              for (const section of document.querySelectorAll('.question')) {
                window.questions[section.id] = new Question(section, {
                  text, say: () => {}, changed: question => {
                    window.told[section.id] = canonical(question.response());
                  }, struck: [], strike: () => {},
                });
              }
              window.ready = true;
            </script>""";

    private Map<String, Item> items;
    private Page page;

    @BeforeAll
    void open(Browser browser) throws IOException {
        items = KindsInHand.items();
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
        page.route("http://exam.test/**", this::serve);
        page.navigate(BASE + "paper.xhtml");
        page.waitForFunction("window.ready === true");
    }

    @BeforeEach
    void takeEverythingBack() {
        page.evaluate("() => Object.values(questions).forEach(question => question.show({}))");
    }

    @AfterAll
    void leave() {
        page.close();
    }

    private void serve(Route route) {
        String path = route.request().url().replaceAll("^http://exam.test|\\?.*$", "");
        try {
            if (path.equals("/exam/paper.xhtml")) {
                route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody(paper()));
            } else if (path.startsWith("/exam/media/")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("image/svg+xml")
                        .setBody(PICTURE));
            } else if (Files.exists(SOURCES.resolve(path.substring(1)))) {
                route.fulfill(new Route.FulfillOptions().setPath(SOURCES.resolve(path.substring(1))));
            } else {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
            }
        } catch (IOException e) {
            route.abort();
        }
    }

    private static String paper() throws IOException {
        StringBuilder lines = new StringBuilder();
        Texts texts = Texts.in(Locale.ENGLISH);
        for (String key : List.of(
                "clear",
                "cleared",
                "strike",
                "strike.chosen",
                "choice.count",
                "choice.enough.one",
                "choice.enough.other",
                "pair.moved",
                "associate.first",
                "associate.second",
                "field.number",
                "slider.unset",
                "text.left.one",
                "text.left.other")) {
            String line = texts.get("player." + key, "{0}", "{1}").replace("\"", "\\\"");
            lines.append(lines.length() == 0 ? "" : ",")
                    .append('"')
                    .append(key)
                    .append("\":\"")
                    .append(line)
                    .append('"');
        }
        String styles = Stream.of("house/tokens.css", "exam/wishes.css", "exam/exam.css", "exam/kinds.css")
                .map(file -> "<link rel=\"stylesheet\" href=\"/resources/" + file + "\">")
                .reduce("", String::concat);
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Questions</title>"
                + "<meta name=\"viewport\" content=\"width=device-width\">" + styles + "</head><body>"
                + "<svg class=\"sprite\" aria-hidden=\"true\"></svg>"
                + "<main class=\"exam ready\"><h1>Questions</h1><form class=\"sheet\" autocomplete=\"off\">"
                + String.join("", KindsInHand.sections().values()) + "</form></main>"
                + "<script type=\"application/json\" id=\"lines\">{" + lines + "}</script>" + BEGIN + "</body></html>";
    }

    private Locator in(String name, String selector) {
        return page.locator("#" + name + " " + selector);
    }

    /** What the page has told of a question is what the item takes, in its one form, and earns these marks. */
    private void earns(String name, String marks) {
        page.waitForFunction("name => window.told[name] !== undefined", name);
        String json = (String) page.evaluate("name => canonical(questions[name].response())", name);
        Response response = Response.parse(json);
        Item item = items.get(name);
        assertThat(item.accepts(response)).as(name + " " + json).isTrue();
        assertThat(item.canonical(response).json()).isEqualTo(json);
        assertThat(item.markScheme().mark(response).earned())
                .as(name + " " + json)
                .isEqualByComparingTo(new BigDecimal(marks));
        // Shown anew, it is the same answer.
        page.evaluate(
                "([name, json]) => { questions[name].show({}); questions[name].show(JSON.parse(json)); }",
                List.of(name, json));
        assertThat(page.evaluate("name => canonical(questions[name].response())", name))
                .isEqualTo(json);
    }

    @Test
    void everyKindIsAnsweredWithControlsAlone() {
        Locator rows = in("associate", ".couple");
        rows.nth(0).locator("select").nth(0).selectOption("NAME");
        rows.nth(0).locator("select").nth(1).selectOption("DNS");
        rows.nth(1).locator("select").nth(0).selectOption("SMTP");
        rows.nth(1).locator("select").nth(1).selectOption("MAIL");
        earns("associate", "1");
        in("gap-match", "select[data-gap=G1]").selectOption("SW");
        in("gap-match", "select[data-gap=G2]").selectOption("RO");
        earns("gap-match", "1");
        in("graphic", "select[data-gap=G1]").selectOption("SRV");
        in("graphic", "select[data-gap=G2]").selectOption("PRN");
        earns("graphic", "1");
        in("hottext", "input[value=B]").check();
        in("hottext", "input[value=D]").check();
        earns("hottext", "1");
        in("hotspot", "input[value=R2]").check();
        earns("hotspot", "1");
        in("spelling", ".field").fill(" Colour ");
        earns("spelling", "1");
        in("numbers", ".field").nth(0).fill("100,4");
        in("numbers", ".field").nth(1).fill("200");
        in("numbers", ".field").nth(2).fill("seven");
        assertThat(in("numbers", ".hint").nth(2).isVisible()).isTrue();
        earns("numbers", "2");
        in("extended", "textarea").fill("First \"this\",\nthen æøå \\ 😀.");
        assertThat(in("extended", ".counter").textContent()).contains("characters left");
        earns("extended", "0");
    }

    @Test
    void aScaleSaysNothingUntilItIsMoved() {
        assertThat(page.evaluate("() => canonical(questions.slider.response())"))
                .isEqualTo("{}");
        in("slider", "input").focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        earns("slider", "1");
        in("slider", ".clear").click();
        assertThat(page.evaluate("() => canonical(questions.slider.response())"))
                .isEqualTo("{}");
    }

    @Test
    void whatMayBeUsedOnceMovesAndWhatIsTooMuchIsTakenBack() {
        in("gap-match", "select[data-gap=G1]").selectOption("HU");
        in("gap-match", "select[data-gap=G2]").selectOption("HU");
        assertThat(in("gap-match", "select[data-gap=G1]").inputValue()).isEmpty();
        for (String spot : List.of("A", "B")) {
            in("hottext", "input[value=" + spot + "]").check();
        }
        in("hottext", "input[value=C]").click();
        assertThat(in("hottext", "input:checked").count()).isEqualTo(2);
    }

    @Test
    void anAreaCanBePointedAtAsWell() {
        in("hotspot", "g[data-area=R1]").dispatchEvent("click");
        assertThat(in("hotspot", "input[value=R1]").isChecked()).isTrue();
        earns("hotspot", "0");
    }

    @Test
    void theCanonicalFormIsTheSameInBrowserAndServer() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/bank/canonical.csv"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] cells = line.split(" ; ");
                assertThat(page.evaluate("json => canonical(JSON.parse(json))", cells[0]))
                        .isEqualTo(cells[1]);
            }
        }
    }

    @Test
    void nothingScrollsSidewaysAndAxeFindsNothing() {
        for (int width : List.of(1280, 320)) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/pictures/kinds-" + width + ".png")));
            assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat(new AxeBuilder(page)
                            .setLegacyMode(true)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                            .analyze()
                            .getViolations())
                    .isEmpty();
        }
        page.setViewportSize(1280, 900);
    }
}
