package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** An administrator who prepares a sitting, page by page. */
final class Office {

    private final Person person;
    private final Page page;

    Office(Person person) {
        this.person = person;
        this.page = person.page();
    }

    /** A candidate number. By the rule: weights 3 2 7 6 5 4 3 2, the sum modulo 11, taken from 11. */
    static String number(String digits) {
        int[] weights = {3, 2, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(digits.charAt(i), 10);
        }
        int rest = sum % 11;
        assertThat(rest).as("a number that can be issued").isNotEqualTo(1);
        return digits + (rest == 0 ? 0 : 11 - rest);
    }

    void register(String number, String givenName, String familyName, LocalDate bornOn) {
        person.go("/candidate/register.xhtml");
        page.fill("#number", number);
        page.fill("#givenName", givenName);
        page.fill("#familyName", familyName);
        page.fill("#bornOn", bornOn.toString());
        page.selectOption("#language", "en");
        page.click("#save");
        person.go("/candidate/candidates.xhtml?words=" + number);
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText(familyName);
    }

    /** Lets the trainer of the demonstration invigilate an exam. */
    void accredit(String exam) {
        person.go("/partner/trainers.xhtml");
        page.click("details summary");
        page.selectOption("#exam", exam);
        page.fill("#from", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        page.fill("#until", LocalDate.now(ZoneOffset.UTC).plusMonths(6).toString());
        page.click("#save");
        assertThat(page.locator("#messages .good")).isVisible();
    }

    /** Plans a sitting that begins now, under the trainer of the demonstration. */
    void plan(String title, String exam, String venue, ZoneId zone) {
        person.go("/sitting/plan.xhtml");
        page.fill("#title", title);
        page.selectOption("#blueprint", exam);
        page.selectOption("#venue", optionWith(page, "#venue", venue));
        page.fill(
                "#time", LocalDateTime.now(zone).truncatedTo(ChronoUnit.MINUTES).toString());
        page.selectOption("#invigilator", new SelectOption().setLabel("Demo Trainer"));
        page.click("#save");
        page.waitForURL(url -> !url.contains("/plan.xhtml"));
    }

    void enter(String sitting, List<String> numbers) {
        person.go("/sitting/sittings.xhtml");
        page.locator("tr", new Page.LocatorOptions().setHasText(sitting))
                .locator("a[href*='entries.xhtml']")
                .click();
        page.fill("#numbers", String.join("\n", numbers));
        page.click("#enter");
        assertThat(page.locator("tbody tr")).hasCount(numbers.size());
    }

    static String optionWith(Page page, String list, String words) {
        return page.locator(list + " option")
                .filter(new Locator.FilterOptions().setHasText(words))
                .getAttribute("value");
    }
}
