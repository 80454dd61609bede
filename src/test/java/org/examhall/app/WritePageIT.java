package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.bank.ItemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An author writes items at the keyboard alone; only a picture's file is handed over by the test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class WritePageIT {

    private static final Path CASES = Path.of("src/test/resources/bank/forms");
    private static final Path PICTURE = Path.of("src/test/resources/bank/rack.svg");
    private static final Pattern PLACE = Pattern.compile("\\[\\[\\d+]]");
    private static final List<String> HEADING = List.of("title", "identifier", "topic", "facility", "tags", "source");

    private Person author;
    private Page page;
    private Keyboard keys;

    @BeforeAll
    void begins(Browser browser, RunningServer server) {
        author = Person.staff(browser, server, "author");
        page = author.page();
        keys = new Keyboard(page);
    }

    @AfterAll
    void ends() {
        author.close();
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void anAuthorWritesAnItemOfEachTypeByKeyboard(ItemType type) {
        begin(type);
        write(form(type));
        assertThat(page.locator("#missing li")).hasCount(0);
        assertThat(preview().locator("#q1[data-item-type=" + type.code() + "] .interaction"))
                .isVisible();
        keys.activate("#save");
        assertThat(page.locator("#state")).hasText("Saved as a draft.");

        author.go("/bank/write.xhtml?item=practitioner/" + form(type).getString("identifier"));
        assertThat(page.locator("#title")).hasValue(form(type).getString("title"));
        assertThat(page.locator("#missing li")).hasCount(0);
        assertThat(author.complaints()).isEmpty();
    }

    @Test
    void theQuestionIsAnsweredInTheRealPlayerAndMarked() {
        begin(ItemType.SINGLE);
        write(form(ItemType.SINGLE));
        FrameLocator question = preview();
        question.locator("input[value=B]").check();
        assertThat(page.locator("#mark")).hasText("Mark: 1 of 1");
        question.locator("input[value=A]").check();
        assertThat(page.locator("#mark")).hasText("Mark: 0 of 1");
        page.selectOption("#look-colours", "yellow");
        page.selectOption("#look-size", "200");
        assertThat(question.locator("html[data-colours=yellow][data-size='200']"))
                .hasCount(1);
        page.selectOption("#look-language", "nb");
        assertThat(question.locator("#q1-h")).containsText("Oppgave");
        forget();
    }

    @Test
    void nothingTypedIsLostWithTheSession() {
        begin(ItemType.SINGLE);
        type("#title", "Half an item");
        type("#prompt", "What is this?");
        author.context().clearCookies();
        keys.activate("#save");
        assertThat(page.locator("#state")).containsText("signed out");
        author.forgive(); // the browser reports the refusal itself

        author.signIn("author");
        author.go("/bank/write.xhtml");
        assertThat(page.locator("#found")).isVisible();
        keys.activate("#found-take");
        assertThat(page.locator("#prompt")).hasValue("What is this?");
        keys.activate("#save");
        assertThat(page.locator("#state")).containsText("becomes a draft when nothing is missing");
        assertThat(page.locator("#prompt")).hasValue("What is this?");
        assertThat(page.locator("#missing li").first()).isVisible();

        author.go("/bank/write.xhtml");
        assertThat(page.locator("#found")).isHidden();
        page.locator("#unfinished summary").click();
        page.locator("#unfinished a", new Page.LocatorOptions().setHasText("Half an item"))
                .click();
        assertThat(page.locator("#title")).hasValue("Half an item");
    }

    // --- hands ---

    private static JsonObject form(ItemType type) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(CASES.resolve(type.code() + ".json")))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FrameLocator preview() {
        return page.frameLocator("#frame");
    }

    private void begin(ItemType type) {
        forget();
        author.go("/bank/write.xhtml");
        assertThat(page.locator("#write")).isVisible();
        choose("#type", type.name());
    }

    /** What this computer keeps is another test's. */
    private void forget() {
        if (page.url().startsWith(author.base())) {
            page.evaluate("localStorage.clear()");
        }
    }

    private void write(JsonObject form) {
        HEADING.stream().filter(form::containsKey).forEach(name -> type("#" + name, form.getString(name)));
        if (form.containsKey("stimulus")) {
            choose("#stimulus", form.getString("stimulus"));
            type("#stimulusTitle", form.getString("stimulusTitle"));
            type("#stimulusText", form.getString("stimulusText"));
        }
        choose("#bank", form.getString("bank"));
        assertThat(page.locator("#place option[value='1 service-desk']")).hasCount(1);
        choose("#place", form.getString("outcome") + " " + form.getString("process"));
        type("#prompt", form.getString("prompt"));
        if (form.containsKey("media")) {
            page.setInputFiles("#picture-file", PICTURE);
            assertThat(page.locator(".picture-stage")).isVisible();
        }
        if (form.containsKey("text")) {
            passage(form.getString("text"));
        }
        rows(form.getJsonArray("rows"), "#parts > .list.rows");
        rows(form.getJsonArray("spares"), "#parts > .list.spares");
        for (String name :
                List.of("alt", "lower", "upper", "step", "right", "tolerance", "lines", "most", "model", "why")) {
            if (form.containsKey(name)) {
                type("#parts > .field > [data-field=" + name + "]", form.getString(name));
            }
        }
        for (String name : List.of("shuffle", "again", "partial")) {
            String box = "#parts > .tick > [data-field=" + name + "]";
            if (page.locator(box).count() > 0 && page.locator(box).isChecked() != form.containsKey(name)) {
                keys.tick(box);
            }
        }
    }

    /** Types a text, and makes each of its places with the button. */
    private void passage(String text) {
        String field = "#parts textarea[data-field=text]";
        Matcher place = PLACE.matcher(text);
        int from = 0;
        keys.reach(field);
        while (place.find()) {
            keys.type(text.substring(from, place.start()));
            keys.press("Shift+Tab");
            while (!(Boolean) page.evaluate("document.activeElement.matches('.tool-place')")) {
                keys.press("ArrowRight");
            }
            keys.press("Enter");
            from = place.end();
        }
        keys.type(text.substring(from));
    }

    private void rows(JsonArray rows, String list) {
        for (int i = 0; i < rows.size(); i++) {
            JsonObject row = rows.getJsonObject(i);
            String place = list + " > .rows > .row:nth-child(" + (i + 1) + ")";
            if (page.locator(place).count() == 0) {
                keys.activate(list + " > .add");
            }
            if (row.containsKey("options")) {
                rows(row.getJsonArray("options"), place + " > .list.options");
            }
            row.forEach((name, value) -> {
                if (value instanceof JsonString text) {
                    fill(place + " > * > [data-field=" + name + "]", name, text.getString());
                }
            });
        }
        Locator empty = page.locator(list + " > .rows > .row:nth-child(n + " + (rows.size() + 1) + ") .remove");
        while (empty.count() > 0) {
            int last = page.locator(list + " > .rows > .row").count();
            keys.activate(list + " > .rows > .row:nth-child(" + last + ") .remove");
        }
    }

    private void fill(String field, String name, String value) {
        if (name.equals("key") || name.equals("caseCounts")) {
            keys.tick(field);
        } else if (name.equals("kind") || name.equals("shape")) {
            choose(field, value);
        } else {
            type(field, value);
        }
    }

    private void type(String field, String text) {
        keys.reach(field);
        keys.press("Control+A");
        keys.type(text);
    }

    private void choose(String list, String value) {
        keys.reach(list);
        keys.press("Home");
        for (int options = 0; !page.locator(list).inputValue().equals(value); options++) {
            assertThat(options).as(value + " in " + list).isLessThan(60);
            keys.press("ArrowDown");
        }
    }
}
