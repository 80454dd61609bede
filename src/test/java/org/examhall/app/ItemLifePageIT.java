package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of an item's new version: changed by one person, reviewed by another, in use, and withdrawn. */
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class ItemLifePageIT {

    private static final String ITEM = "sec-020";

    @Test
    void aNewVersionIsReviewedByAnotherComesIntoUseAndIsWithdrawn(Browser browser, RunningServer server) {
        try (Person keeper = Person.staff(browser, server, "keeper");
                Person author = Person.staff(browser, server, "author");
                Person office = Person.staff(browser, server, "administrator")) {
            String address = revised(keeper);
            isSentBack(author);
            isSettledAndApproved(keeper, author, address);
            comesIntoUse(keeper, author, address);
            isWithdrawn(keeper, address);
            isRuledAbout(office);
            assertThat(keeper.complaints()).isEmpty();
            assertThat(office.complaints()).isEmpty();
        }
    }

    private static Locator state(Page page) {
        return page.locator(".standing .chip");
    }

    /** @return the address of the new version, which lies before the author */
    private static String revised(Person keeper) {
        Page page = keeper.page();
        keeper.go("/bank/items.xhtml?words=" + ITEM + "&state=LIVE");
        page.click("a[href*='item.xhtml?version=']");
        assertThat(state(page)).hasText("In use");
        page.click("#revise");
        assertThat(state(page)).hasText("Draft");
        String address = page.url().substring(keeper.base().length());
        page.selectOption("#reviewer", new SelectOption().setLabel("Demo Author"));
        page.click("#submit");
        assertThat(state(page)).hasText("In review");
        assertThat(page.locator("#approve")).hasCount(0);
        return address;
    }

    private static void isSentBack(Person author) {
        Page page = author.page();
        author.go("/bank/reviews.xhtml");
        page.click("a[href*='item.xhtml?version=']");
        page.click("summary:has-text('Send it back')");
        page.fill("#remark", "Say which door is meant.");
        page.click("#sendBack");
        assertThat(state(page)).hasText("Draft");
        assertThat(page.locator(".talk")).containsText("Say which door is meant.");
        assertThat(page.locator("#submit")).hasCount(0);
    }

    private static void isSettledAndApproved(Person keeper, Person author, String address) {
        Page page = keeper.page();
        keeper.go(address);
        page.click(".talk summary");
        page.fill(".talk textarea", "The back door.");
        page.click(".talk [id$='answer']");
        assertThat(page.locator(".talk-answer")).containsText("The back door.");
        page.click("#submit");
        author.go(address);
        author.page().click("#approve");
        assertThat(author.page().locator("#messages")).containsText("A comment is open");
        author.page().click("[id$='resolve']");
        author.page().click("#approve");
        assertThat(state(author.page())).hasText("Approved");
    }

    private static void comesIntoUse(Person keeper, Person author, String address) {
        Page page = keeper.page();
        keeper.go(address);
        page.click("#publish");
        assertThat(state(page)).hasText("In use");
        page.click("a[href*='compare.xhtml']");
        assertThat(page.locator("main")).containsText("Parts that differ: 0");
        author.go(address);
        assertThat(author.page().title())
                .as("what is in use is not the author's to see")
                .doesNotContain(ITEM);
        assertThat(author.page().locator(".item")).hasCount(0);
    }

    private static void isWithdrawn(Person keeper, String address) {
        Page page = keeper.page();
        keeper.go(address);
        page.click("summary:has-text('Withdraw it')");
        page.fill("#why", "It can be read in two ways.");
        page.click("#withdraw");
        assertThat(state(page)).hasText("Withdrawn");
        assertThat(page.locator("main")).containsText("It can be read in two ways.");
    }

    private static void isRuledAbout(Person office) {
        Page page = office.page();
        office.go("/result/remarking.xhtml");
        page.click("a:has-text('" + ITEM + "')");
        page.check("#verdict-OUT");
        page.fill("#reason", "It is fairer without it.");
        page.click("#foresee");
        assertThat(page.locator(".notice.info")).containsText("Nothing is changed yet");
        page.click("#decide");
        assertThat(page.locator("main")).containsText("It is fairer without it.");
        office.go("/result/remarking.xhtml");
        assertThat(page.locator("tbody")).containsText("Take it out of the total");
    }
}
