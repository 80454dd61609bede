package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.bank.BankFixture;
import org.examhall.bank.Item;
import org.examhall.bank.ItemType;
import org.examhall.bank.PaperInHand;

/** A candidate, from the door to the receipt. Knows the right answers, as the bank that ships has them. */
final class CandidateAtExam implements AutoCloseable {

    private final Person person;
    private final String number;
    private final String keycode;
    private Response paper;

    CandidateAtExam(Browser browser, RunningServer server, String number, String keycode) {
        this(new Person(browser, server), number, keycode);
    }

    CandidateAtExam(Person person, String number, String keycode) {
        this.person = person;
        this.number = number;
        this.keycode = keycode;
        page().onResponse(response -> {
            if (response.url().endsWith("/exam/paper.xhtml") && response.status() == 200) {
                paper = response;
            }
        });
    }

    Page page() {
        return person.page();
    }

    Person person() {
        return person;
    }

    String number() {
        return number;
    }

    String keycode() {
        return keycode;
    }

    void signIn() {
        signIn(page());
    }

    void signIn(Page door) {
        door.navigate(person.base() + "/exam/");
        door.fill("#number", number);
        door.fill("#keycode", keycode);
        door.click("#enter");
        door.waitForURL(url -> !url.endsWith("/exam/"));
    }

    void checkIn() {
        signIn();
        declareReady();
    }

    void declareReady() {
        page().check("#confirmed");
        page().check("#accepted");
        page().click("#ready");
        page().waitForURL("**/exam/waiting.xhtml");
    }

    /** Waits until the invigilator has started the exam and the paper is there, and reads it. */
    SortedMap<Integer, Item> receivePaper() {
        return PaperInHand.read(receivePage());
    }

    /** The same for a paper with items that do not ship: its page as it came. */
    String receivePage() {
        awaitPlayer();
        return paper.text();
    }

    void awaitPlayer() {
        page().waitForSelector("#exam.ready");
    }

    void goTo(int position) {
        page().locator("#map .tile").nth(position - 1).click();
    }

    /** Answers one question with the mouse, as the key has it. */
    void answerRight(int position, Item item) {
        goTo(position);
        Locator question = page().locator("#q" + position);
        BankFixture.key(item).values().forEach((variable, values) -> {
            if (item.type() == ItemType.ORDER) {
                arrange(question, values);
            } else if (item.type() == ItemType.ASSOCIATE) {
                couple(question, values);
            } else {
                values.forEach(value -> choose(question, item.type(), variable, value));
            }
        });
    }

    private static void choose(Locator question, ItemType type, String variable, String value) {
        if (type == ItemType.MATCH) {
            String[] pair = value.split(" ");
            question.locator("select[data-left='" + pair[0] + "']").selectOption(pair[1]);
        } else if (type == ItemType.INLINE) {
            question.locator("select[data-response='" + variable + "']").selectOption(value);
        } else if (type == ItemType.GAP_MATCH || type == ItemType.GRAPHIC_GAP_MATCH) {
            String[] pair = value.split(" ");
            question.locator("select[data-gap='" + pair[1] + "']").selectOption(pair[0]);
        } else if (type == ItemType.TEXT_ENTRY) {
            question.locator("input[data-response='" + variable + "']").fill(value);
        } else if (type == ItemType.SLIDER) {
            question.locator("input[type=range]").fill(value);
        } else {
            question.locator("input[value='" + value + "']").check();
        }
    }

    private static void couple(Locator question, List<String> pairs) {
        for (int row = 0; row < pairs.size(); row++) {
            String[] pair = pairs.get(row).split(" ");
            Locator ends = question.locator(".couple").nth(row).locator("select");
            ends.nth(0).selectOption(pair[0]);
            ends.nth(1).selectOption(pair[1]);
        }
    }

    private static void arrange(Locator question, List<String> wanted) {
        List<String> order = new ArrayList<>(steps(question));
        if (order.equals(wanted)) {
            question.locator("button.confirm").click();
        }
        for (int place = 0; place < wanted.size(); place++) {
            for (int from = order.indexOf(wanted.get(place)); from > place; from--) {
                question.locator("li[data-value='" + wanted.get(place) + "'] button.up")
                        .click();
                Collections.swap(order, from, from - 1);
            }
        }
    }

    /** The order in which the steps of a question are shown. */
    @SuppressWarnings("unchecked")
    static List<String> steps(Locator question) {
        return (List<String>)
                question.locator("li[data-value]").evaluateAll("all => all.map(one => one.dataset.value)");
    }

    void awaitSaved() {
        assertThat(page().locator("#state-text")).containsText("All answers saved");
    }

    void handIn() {
        page().click("#to-review");
        page().click("#hand-in-open");
        page().click("#hand-in-yes");
        page().waitForURL("**/exam/receipt.xhtml");
    }

    /** The name, as the open paper has it. */
    String name() {
        return page().locator("#bar .who p")
                .textContent()
                .replaceFirst("^.*: ", "")
                .strip();
    }

    /** What this computer shows while it waits for a seat. */
    String sign() {
        return page().locator("#sign").textContent().strip();
    }

    /** How many minutes a page says are left. */
    static double minutesLeft(Page page) {
        Matcher words = Pattern.compile("(?:(\\d+) hours?)? ?(?:(\\d+) minutes?)?")
                .matcher(page.locator("#time-words").textContent());
        while (words.find()) {
            if (!words.group().isBlank()) {
                return 60.0 * number(words.group(1)) + number(words.group(2));
            }
        }
        throw new AssertionError("The page does not say how much time is left");
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    String script() {
        return page().getAttribute("#exam", "data-script");
    }

    /** The answers that the server has of a script, by position, in the canonical form. */
    SortedMap<Integer, String> answersOnServer(String script) {
        Map<?, ?> answers = (Map<?, ?>) call(script, "POST", "seat", """
                Object.fromEntries(body.answers.map(one => [one.position, JSON.stringify(one.response)]))""");
        SortedMap<Integer, String> sorted = new TreeMap<>();
        answers.forEach((position, response) -> sorted.put(Integer.valueOf((String) position), (String) response));
        return sorted;
    }

    /** When the time of a script ends, by the server. */
    long endsAt(String script) {
        return ((Number) call(script, "GET", "pulse", "body.endsAt")).longValue();
    }

    /** Does in this candidate's browser what the player does, and answers an expression of the reply's body. */
    private Object call(String script, String method, String path, String expression) {
        String body = method.equals("POST") ? ", body: '{}'" : "";
        return page().evaluate("async () => { const reply = await fetch('/api/scripts/" + script + "/" + path
                + "', { method: '" + method + "'" + body + ", headers: { 'Content-Type': 'application/json' } });"
                + " const body = await reply.json(); return " + expression + "; }");
    }

    /** The right answers of a paper, as the server should have them. */
    static SortedMap<Integer, String> keys(SortedMap<Integer, Item> items) {
        SortedMap<Integer, String> keys = new TreeMap<>();
        items.forEach(
                (position, item) -> keys.put(position, BankFixture.key(item).json()));
        return keys;
    }

    @Override
    public void close() {
        person.close();
    }
}
