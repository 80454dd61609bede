package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonObject;
import java.util.List;
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

    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Browser browser;
    private RunningServer server;
    private Person author;
    private Page page;
    private Keyboard keys;
    private ItemScribe scribe;

    @BeforeAll
    void begins(Browser browser, RunningServer server) {
        this.browser = browser;
        this.server = server;
        author = Person.staff(browser, server, "author");
        page = author.page();
        keys = new Keyboard(page);
        scribe = new ItemScribe(author, new Hands.Keys(page, keys));
    }

    @AfterAll
    void ends() {
        author.close();
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void anAuthorWritesAnItemOfEachTypeByKeyboardAndSendsItToReview(ItemType type) {
        JsonObject form = ItemScribe.form(type);
        scribe.begin(type);
        scribe.write(form);
        assertThat(scribe.preview().locator("#q1[data-item-type=" + type.code() + "] .interaction"))
                .isVisible();
        scribe.save();
        everybodyCanUse(type);

        author.go("/bank/write.xhtml?item=practitioner/" + form.getString("identifier"));
        assertThat(page.locator("#title")).hasValue(form.getString("title"));
        assertThat(page.locator("#missing li")).hasCount(0);
        scribe.sendToReview();
        assertThat(page.locator("#approve")).hasCount(0);
        assertThat(author.complaints()).isEmpty();
    }

    /** The form of a type, filled in: light, dark and on a small screen. */
    private void everybodyCanUse(ItemType type) {
        for (ColorScheme scheme : type == ItemType.HOTSPOT || type == ItemType.INLINE
                ? List.of(ColorScheme.LIGHT, ColorScheme.DARK)
                : List.of(ColorScheme.LIGHT)) {
            author.shows(scheme);
            assertThat(new AxeBuilder(page)
                            .setLegacyMode(true)
                            .withTags(STANDARDS)
                            .analyze()
                            .getViolations())
                    .as(type + " " + scheme)
                    .isEmpty();
        }
        author.shows(ColorScheme.LIGHT);
        page.setViewportSize(320, 700);
        assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
                .as(type + " at 320 px")
                .isLessThanOrEqualTo(320);
        page.setViewportSize(1280, 900);
    }

    @Test
    void theQuestionIsAnsweredInTheRealPlayerAndMarked() {
        scribe.begin(ItemType.SINGLE);
        scribe.write(ItemScribe.form(ItemType.SINGLE));
        FrameLocator question = scribe.preview();
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
        scribe.forget();
    }

    @Test
    void nothingTypedIsLostWithTheSession() {
        try (Person other = Person.staff(browser, server, "author")) {
            Page writing = other.page();
            Hands hands = new Hands.Pointer(writing);
            new ItemScribe(other, hands).begin(ItemType.SINGLE);
            hands.write("#title", "Half an item");
            hands.write("#prompt", "What is this?");
            other.context().clearCookies();
            hands.push("#save");
            assertThat(writing.locator("#state")).containsText("signed out");

            other.signIn("author");
            other.go("/bank/write.xhtml");
            assertThat(writing.locator("#found")).isVisible();
            hands.push("#found-take");
            assertThat(writing.locator("#prompt")).hasValue("What is this?");
            hands.push("#save");
            assertThat(writing.locator("#state")).containsText("becomes a draft when nothing is missing");
            assertThat(writing.locator("#prompt")).hasValue("What is this?");
            assertThat(writing.locator("#missing li").first()).isVisible();

            other.go("/bank/write.xhtml");
            assertThat(writing.locator("#found")).isHidden();
            writing.locator("#unfinished summary").click();
            writing.locator("#unfinished a", new Page.LocatorOptions().setHasText("Half an item"))
                    .click();
            assertThat(writing.locator("#title")).hasValue("Half an item");
        }
    }
}
