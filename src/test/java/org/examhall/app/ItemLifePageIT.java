package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.bank.Item;
import org.examhall.bank.ItemType;
import org.examhall.bank.PaperInHand;
import org.examhall.bank.WrittenItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way of items from an author's form to a candidate's result and, where one was wrong, to the result that was
 * amended; each step by the person whose it is, at a computer of their own.
 */
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class ItemLifePageIT {

    private static final String REVISED = "sec-020";
    private static final String EXAM = "internet-safety";
    private static final String TOPIC = "Written in the browser";
    private static final String SITTING = "A sitting with new items";
    private static final String CANDIDATE = Office.number("27000120");
    private static final Pattern MARKS = Pattern.compile("([\\d.]+) / ([\\d.]+)");

    @Test
    void itemsOfEachTypeAreWrittenReviewedSatAndOneIsWithdrawnAndMarkedAnew(Browser browser, RunningServer server) {
        try (Person author = Person.staff(browser, server, "author");
                Person keeper = Person.staff(browser, server, "keeper");
                Person office = Person.staff(browser, server, "administrator");
                Invigilator trainer = new Invigilator(browser, server)) {
            Map<ItemType, String> addresses = new EnumMap<>(ItemType.class);
            ItemScribe scribe = new ItemScribe(author, new Hands.Pointer(author.page()));
            for (ItemType type : ItemType.values()) {
                addresses.put(type, written(scribe, type));
            }
            addresses.values().forEach(address -> approvedAndInUse(keeper, address));
            drawnBy(office);
            Office desk = new Office(office);
            desk.accredit(EXAM);
            desk.register(CANDIDATE, "Dora", "Lind", LocalDate.of(1996, 4, 2));
            desk.plan(SITTING, EXAM, "Training room 1", ZoneId.of("Europe/London"));
            desk.enter(SITTING, List.of(CANDIDATE));
            sat(browser, server, trainer);
            withdrawn(keeper, addresses.get(ItemType.SINGLE), "Two answers are right.");
            markedAnew(office);
            for (Person person : List.of(author, keeper, office, trainer.person())) {
                assertThat(person.complaints()).isEmpty();
            }
        }
    }

    /** As the exam of the sitting takes it: its first outcome, under a topic of its own. */
    private static JsonObject form(ItemType type) {
        return Json.createObjectBuilder(ItemScribe.form(type))
                .add("bank", EXAM)
                .add("process", "privacy")
                .add("topic", TOPIC)
                .build();
    }

    private static String written(ItemScribe scribe, ItemType type) {
        scribe.begin(type);
        scribe.write(form(type));
        scribe.save();
        return scribe.sendToReview();
    }

    private static void approvedAndInUse(Person keeper, String address) {
        Page page = keeper.page();
        keeper.go(address);
        page.click("#approve");
        assertThat(state(page)).hasText("Approved");
        page.click("#publish");
        assertThat(state(page)).hasText("In use");
    }

    /** The exam draws all of them, as its first section. */
    private static void drawnBy(Person office) {
        Page page = office.page();
        office.go("/bank/blueprint.xhtml?code=" + EXAM);
        page.click("a[href*='blueprint-edit.xhtml']");
        Locator first = page.locator("fieldset.written").first();
        first.locator("input[type=radio][value=true]").check();
        first.locator("[id$='topic']").fill(TOPIC);
        first.locator("[id$='process']").selectOption("");
        first.locator("[id$='select']").fill(Integer.toString(ItemType.values().length));
        page.fill("#reason", "To try what was written.");
        page.click("#keep");
        page.waitForURL("**/bank/blueprint.xhtml?*");
        page.click("#use");
        assertThat(page.locator("#messages .good")).isVisible();
    }

    /** A candidate answers everything that was written as the key has it, but for the choice and the essay. */
    private static void sat(Browser browser, RunningServer server, Invigilator trainer) {
        String keycode = trainer.keycodes(SITTING).get(CANDIDATE);
        trainer.goToBoard(SITTING);
        trainer.open();
        try (CandidateAtExam candidate = new CandidateAtExam(browser, server, CANDIDATE, keycode)) {
            candidate.checkIn();
            trainer.admitAndStart(1);
            String paper = candidate.receivePage();
            for (ItemType type : ItemType.values()) {
                Item item = WrittenItem.of(form(type).toString());
                int position = PaperInHand.position(paper, item);
                if (type == ItemType.SINGLE) {
                    candidate.goTo(position);
                    candidate.page().check("#q" + position + " input[value=A]");
                } else if (type == ItemType.EXTENDED) {
                    candidate.goTo(position);
                    assertThat(candidate.page().locator("#q" + position + " textarea"))
                            .isVisible();
                } else {
                    candidate.answerRight(position, item);
                }
            }
            candidate.awaitSaved();
            candidate.handIn();
            assertThat(candidate.page().locator("#answered")).containsText("12 of ");
            assertThat(candidate.person().complaints()).isEmpty();
        }
    }

    private static void withdrawn(Person keeper, String address, String why) {
        Page page = keeper.page();
        keeper.go(address);
        page.click("summary:has-text('Withdraw it')");
        page.fill("#why", why);
        page.click("#withdraw");
        assertThat(state(page)).hasText("Withdrawn");
        assertThat(page.locator("main")).containsText(why);
    }

    /** Who, when, why, before and after. */
    private static void markedAnew(Person office) {
        Page page = office.page();
        String reason = "Everybody gets the mark, because two answers are right.";
        rules(page, office, EXAM + "/test-single", "FULL", reason);
        Locator decided = page.locator("main article");
        assertThat(decided).containsText("Everybody gets the mark");
        assertThat(decided).containsText(reason);
        assertThat(decided).containsText(Pattern.compile("Demo Administrator, \\d+ \\w+ \\d{4}"));
        Locator row = decided.locator("tbody tr");
        assertThat(row).containsText("Dora Lind");
        assertThat(row).containsText("Amended");
        List<Matcher> marks = row.locator("td.num").allTextContents().stream()
                .map(MARKS::matcher)
                .toList();
        marks.forEach(mark -> assertThat(mark.find()).isTrue());
        assertThat(marks).extracting(mark -> mark.group(1)).containsExactly("11", "12");
        assertThat(marks.get(0).group(2)).isEqualTo(marks.get(1).group(2));
    }

    /** Looks what would follow, and decides. */
    private static void rules(Page page, Person office, String item, String verdict, String reason) {
        office.go("/result/remarking.xhtml");
        page.click("a:has-text('" + item + "')");
        page.check("#verdict-" + verdict);
        page.fill("#reason", reason);
        page.click("#foresee");
        assertThat(page.locator(".notice.info")).containsText("Nothing is changed yet");
        page.click("#decide");
        assertThat(page.locator("#messages .good")).isVisible();
    }

    @Test
    void aNewVersionIsReviewedByAnotherComesIntoUseAndIsWithdrawn(Browser browser, RunningServer server) {
        try (Person keeper = Person.staff(browser, server, "keeper");
                Person author = Person.staff(browser, server, "author");
                Person office = Person.staff(browser, server, "administrator")) {
            String address = revised(keeper);
            isSentBack(author);
            isSettledAndApproved(keeper, author, address);
            comesIntoUse(keeper, author, address);
            withdrawn(keeper, address, "It can be read in two ways.");
            String reason = "It is fairer without it.";
            rules(office.page(), office, "practitioner/" + REVISED, "OUT", reason);
            assertThat(office.page().locator("main")).containsText(reason);
            office.go("/result/remarking.xhtml");
            assertThat(office.page().locator("tbody")).containsText("Take it out of the total");
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
        keeper.go("/bank/items.xhtml?words=" + REVISED + "&state=LIVE");
        page.click("a[href*='item.xhtml?version=']");
        assertThat(state(page)).hasText("In use");
        page.click("#revise");
        assertThat(state(page)).hasText("Draft");
        assertThat(page.locator("main .notice")).containsText(new String[] {"new version", "Norwegian"});
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
        page.click("a[href*='item.xhtml?version=']:has-text('Laptops that go home')");
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
                .doesNotContain(REVISED);
        assertThat(author.page().locator(".item")).hasCount(0);
    }
}
