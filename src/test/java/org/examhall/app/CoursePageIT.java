package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A course from its planning to its reading: who gets in, and what reading is like, with scripts and without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class CoursePageIT {

    private static final String LESSON = "/course/lesson.xhtml?lesson=practitioner.prb-02";
    private static final List<String> ROLES = List.of(
            "nobody",
            "learner",
            "later",
            "member",
            "trainer",
            "author",
            "administrator",
            "verifier",
            "marker",
            "school",
            "family",
            "lapsed");

    /** A browser that speaks, remembers what it was given to say, and has said it when the test says so. */
    private static final String VOICE = """
            window.spoken = [];
            Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
              getVoices: () => [{ lang: 'en-GB', localService: true, default: true }],
              cancel: () => { window.saying = null; },
              speak: utterance => {
                window.saying = utterance;
                window.spoken.push(utterance.text);
              },
            }) });
            window.SpeechSynthesisUtterance = class extends EventTarget {
              constructor(text) { super(); this.text = text; }
            };
            window.said = () => window.saying.dispatchEvent(new Event('end'));""";

    /** What is near the top of the view, from which reading aloud begins. */
    private static final String SCROLL_TO = "title => [...document.querySelectorAll('#text h2')]"
            + ".find(one => one.textContent === title).scrollIntoView()";

    private static final String SCROLL_BY_TEXT = "part => { const text = document.getElementById('text');"
            + " scrollTo(0, scrollY + text.getBoundingClientRect().top + part * text.offsetHeight); }";

    private static final String PAPER = "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()";

    private static final String IN_TEXT = "document.activeElement.closest('#text') !== null";

    private final Map<String, Visitor> people = new HashMap<>();
    private Browser browser;
    private RunningServer server;
    private String picture = "";
    private String invoice = "";

    @BeforeAll
    void prepare(Browser browser, RunningServer server) throws IOException {
        this.browser = browser;
        this.server = server;
        ROLES.stream()
                .filter(role -> !role.equals("nobody") && !role.equals("later"))
                .forEach(role -> people.put(role, new Visitor(server.address()).signIn(role)));
        people.put("nobody", new Visitor(server.address()));
        people.put("later", enrolledTomorrow());
        picture = found(
                "media/(practitioner\\.[0-9a-f]+\\.svg)",
                people.get("learner").get(LESSON).body());
        invoice = found(
                "invoice\\.xhtml\\?invoice=([0-9a-z]{26})",
                people.get("member").get("/member/home.xhtml").body());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** The office plans a run that begins tomorrow and enrols a candidate, who signs in with the first password. */
    private Visitor enrolledTomorrow() throws IOException {
        Visitor office = people.get("administrator");
        Visitor.Answer runs = office.get("/course/runs.xhtml");
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        Visitor.Answer planned = office.submit(
                "/course/runs.xhtml",
                runs,
                "plan",
                Map.of(
                        "course", "practitioner",
                        "venue", found("<option value=\"([0-9a-z]{26})\"[^>]*>Demonstration Training", runs.body()),
                        "trainer", found("<option value=\"([0-9a-z]{26})\"[^>]*>Demo Trainer", runs.body()),
                        "first", tomorrow.toString(),
                        "last", tomorrow.plusDays(1).toString(),
                        "save", "save"));
        assertThat(planned.status()).isEqualTo(302);
        String run = planned.location();
        Visitor.Answer enrolled = office.submit(
                run,
                "enrol",
                Map.of(
                        "number", Demonstration.number(2).value(),
                        "email", "later@demonstration.example",
                        "save", "save"));
        assertThat(enrolled.status()).isEqualTo(302);
        String password = found(
                "first password: ([0-9a-z-]+)", office.get(enrolled.location()).body());
        Visitor later = new Visitor(server.address());
        Visitor.Answer in = later.submit(
                "/sign-in.xhtml",
                "signIn",
                Map.of("email", "later@demonstration.example", "password", password, "enter", "enter"));
        assertThat(in.location()).startsWith("/course/courses.xhtml");
        return later;
    }

    @Test
    void eachPageAndFileAnswersToWhomItShould() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (String line : Files.readAllLines(Path.of("src/test/resources/course/doors.csv"), StandardCharsets.UTF_8)) {
            if (line.startsWith("#")) {
                continue;
            }
            List<String> row = Arrays.stream(line.split(",")).map(String::strip).toList();
            String path = row.get(0).replace("{picture}", picture).replace("{invoice}", invoice);
            for (int i = 0; i < ROLES.size(); i++) {
                Visitor.Answer answer = people.get(ROLES.get(i)).get(path);
                String said = answer.status()
                        + (answer.status() == 302 ? ":" + answer.location().replaceFirst("\\?.*", "") : "");
                all.assertThat(said).as(ROLES.get(i) + " " + path).isEqualTo(row.get(i + 1));
            }
        }
        all.assertAll();
    }

    /** The first place in a lesson, the first answer to a check and the end of a lesson, each eight times at once. */
    @Test
    void whatTwoTabsWriteAtOnceIsWrittenOnce() {
        try (Person learner = Person.staff(browser, server, "learner")) {
            learner.go("/course/lesson.xhtml?lesson=practitioner.prb-04");
            for (String call : List.of(
                    "fetch('/api/study/lessons/practitioner.prb-05/place', {method: 'PUT',"
                            + " headers: {'Content-Type': 'application/json'}, body: JSON.stringify({place: i})})",
                    "fetch('/api/study/checks/' + document.querySelector('form.check').action.split('/').pop(),"
                            + " {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{\"given\":[0]}'})",
                    "fetch('/course/done/practitioner.prb-03', {method: 'POST', redirect: 'manual'})")) {
                Object statuses = learner.page()
                        .evaluate("() => Promise.all(Array.from({length: 8}, (_, i) => " + call
                                + ".then(answer => answer.status))).then(all => [...new Set(all)].join())");
                assertThat(statuses).as(call).isIn("204", "200", "0");
            }
            assertThat(learner.complaints()).isEmpty();
        }
    }

    @Test
    void whoMayNotReadSeesWhyAndOfWhatTheCourseConsistsButNoText() throws IOException {
        assertThat(people.get("later").get(LESSON).body())
                .contains("The course opens on the first day of your run.")
                .doesNotContain("class minutes");
        assertThat(people.get("nobody")
                        .get("/course/course.xhtml?course=practitioner")
                        .body())
                .contains("Finding and ranking problems", "Sign in to read this course.")
                .doesNotContain("/course/lesson.xhtml");
        assertThat(people.get("member").get("/course/search.xhtml?words=pareto").body())
                .doesNotContain("practitioner.prb-02");
    }

    @Test
    void aDoorThatIsShutSaysHowItIsOpened() throws IOException {
        String safety = "/course/course.xhtml?course=internet-safety";
        String signIn = "href=\"/sign-in.xhtml?to=/course/course.xhtml%3Fcourse%3Dinternet-safety\"";
        for (String page : List.of(safety, "/course/courses.xhtml")) {
            assertThat(main("nobody", page)).contains("href=\"/member/join.xhtml\"", signIn);
            assertThat(main("lapsed", page))
                    .contains("href=\"/member/home.xhtml\"")
                    .doesNotContain(signIn);
            assertThat(main("learner", page))
                    .contains("href=\"/member/join.xhtml\"")
                    .doesNotContain(signIn);
            assertThat(main("family", page)).doesNotContain("/member/join.xhtml", "/sign-in.xhtml");
        }
        assertThat(main("lapsed", "/course/lesson.xhtml?lesson=internet-safety.spot-a-scam"))
                .contains("href=\"/member/home.xhtml\"");
        assertThat(main("nobody", "/about.xhtml?course=internet-safety")).contains("href=\"/member/join.xhtml\"");
        assertThat(main("member", "/about.xhtml?course=internet-safety")).doesNotContain("/member/join.xhtml");
    }

    @Test
    void theMenuShowsGuidesAndAssessmentToThoseToWhomTheyAreOpen() throws IOException {
        String lesson = "/course/lesson.xhtml?lesson=internet-safety.spot-a-scam";
        for (String page : List.of("/member/home.xhtml", "/course/courses.xhtml", lesson, lesson)) {
            assertThat(menu("member", page)).contains("/member/guides.xhtml", "/member/assessment.xhtml");
            assertThat(menu("family", page)).doesNotContain("/member/guides.xhtml", "/member/assessment.xhtml");
        }
        Visitor.Answer shut = people.get("family").get("/member/guides.xhtml");
        assertThat(shut.status()).isEqualTo(403);
        assertThat(shut.body()).contains("Your membership does not open these", "/member/home.xhtml");
        assertThat(shut.whole().headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(main("lapsed", "/member/assessment.xhtml")).doesNotContain("id=\"begin\"");
        assertThat(main("school", "/member/assessment.xhtml")).contains("id=\"begin\"");
    }

    @Test
    void theCertificateIsAnnouncedToMembersOnly() throws IOException {
        String safety = "/course/course.xhtml?course=internet-safety";
        assertThat(main("family", safety)).contains("A certificate of completion waits", "/member/certificate.xhtml");
        assertThat(main("author", safety)).doesNotContain("/member/certificate.xhtml");
        assertThat(main("learner", "/course/course.xhtml?course=practitioner"))
                .doesNotContain("/member/certificate.xhtml");
    }

    private String main(String role, String page) throws IOException {
        return between(people.get(role).get(page).body(), "<main", "</main>");
    }

    private String menu(String role, String page) throws IOException {
        return between(people.get(role).get(page).body(), "id=\"menu\"", "</nav>");
    }

    private static String between(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to, text.indexOf(from)));
    }

    @Test
    void aPictureIsServedAsOneAndMayBeKept() throws IOException {
        Visitor.Answer answer = people.get("learner").get("/course/media/" + picture);
        assertThat(answer.whole().headers().firstValue("Content-Type").orElse(""))
                .startsWith("image/svg+xml");
        assertThat(answer.whole().headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable");
        assertThat(answer.whole()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'", "sandbox");
    }

    @Test
    void aCheckIsAnsweredWithoutScriptsToo() throws IOException {
        Visitor learner = people.get("learner");
        Visitor.Answer answered = learner.send(
                "POST",
                "/course/answer/practitioner.prb-02-c2",
                Map.of("Origin", server.address(), "Content-Type", "application/x-www-form-urlencoded"),
                "given=1");
        assertThat(answered.status()).isEqualTo(302);
        assertThat(learner.get(answered.location()).body())
                .contains("That is right.", "Back to the lesson", "4 × 5 × 6 &#61; 120");
        Visitor.Answer nothing = learner.send(
                "POST",
                "/course/answer/practitioner.prb-02-c2",
                Map.of("Origin", server.address(), "Content-Type", "application/x-www-form-urlencoded"),
                "");
        assertThat(learner.get(nothing.location()).body()).contains("Choose an answer first.");
    }

    @Test
    void readingAnsweringNotingAndFinishing() {
        try (Person reader = Person.staff(browser, server, "learner")) {
            Page page = reader.page();
            assertThat(page.url()).contains("/course/courses.xhtml");
            reader.go(LESSON);
            Locator check = page.locator("#prb-02-c1");
            check.locator("input[value='1']").check();
            check.locator("button").click();
            assertThat(check.locator(".verdict")).containsText("Not quite.");
            assertThat(check.locator(".option.right")).containsText("Rising");
            assertThat(check.locator(".option.right .chip")).hasText("Right answer");
            assertThat(check.locator(".option.wrong .chip")).hasText("Your answer");
            assertThat(page.url()).contains("lesson.xhtml");

            Locator term = page.locator(".term").first();
            term.locator(".term-word").focus();
            assertThat(term.locator(".definition")).isVisible();
            page.keyboard().press("Escape");
            assertThat(term.locator(".definition")).isHidden();

            page.evaluate("""
                    const text = document.querySelector('#text p').firstChild;
                    getSelection().setBaseAndExtent(text, 0, text, 20);""");
            page.click("#note-add");
            page.fill("#note-words", "Ask the manager");
            page.click("#note-keep");
            assertThat(page.locator("#notes-list li")).hasCount(1);

            page.evaluate("scrollTo(0, document.body.scrollHeight / 2)");
            page.waitForResponse(answer -> answer.url().endsWith("/place"), () -> {});
            reader.go(LESSON);
            assertThat(page.locator("#notes-list .note-words")).hasText("Ask the manager");
            assertThat(page.locator("#notes-list li")).not().hasClass("lost");
            assertThat(page.locator("#stopped")).isVisible();

            page.click("#display-open");
            page.selectOption("#size", "150");
            assertThat(page.locator("html")).hasAttribute("data-size", "150");
            page.keyboard().press("Escape");

            page.click(".lesson-end form button");
            page.waitForURL(url -> url.contains("practitioner.prb-03"));
            assertThat(page.locator(".contents .done")).hasCount(1);
            reader.go("/course/courses.xhtml");
            assertThat(page.locator(".shelf-card").first()).containsText("Diagnosing a cause");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void aLessonIsReadAloudFromWhereTheReaderIs() {
        try (Person reader = Person.staff(browser, server, "author")) {
            Page page = reader.page();
            page.addInitScript(VOICE);
            reader.go(LESSON);
            Locator read = page.locator(".aloud button").nth(0);
            Locator pause = page.locator(".aloud button").nth(1);
            assertThat(page.locator(".aloud small")).containsText("Alt + L");
            read.click();
            assertThat(pause).isInViewport();
            page.evaluate("said(); said()");
            assertThat(spoken(page)).hasSize(3).startsWith("The log is your best witness");
            page.selectOption(".aloud select", "1.5");
            assertThat(spoken(page)).as("the same block anew").hasSize(4);
            assertThat(spoken(page).get(3)).isEqualTo(spoken(page).get(2));
            assertThat(page.evaluate("saying.rate")).isEqualTo(1.5);

            pause.click();
            assertThat(page.evaluate("saying")).isNull();
            assertThat(pause).hasText("Go on");
            page.keyboard().press("Alt+l");
            assertThat(spoken(page)).hasSize(5);
            assertThat(spoken(page).get(4)).isEqualTo(spoken(page).get(2));
            page.evaluate("said()");
            read.click();
            assertThat(page.evaluate("saying")).isNull();
            read.click();
            assertThat(spoken(page)).as("it goes on where it was stopped").hasSize(7);
            assertThat(spoken(page).get(6)).isEqualTo(spoken(page).get(5));
            read.click();

            page.evaluate(SCROLL_TO, "Measures");
            page.keyboard().press("Alt+l");
            assertThat(spoken(page)).endsWith("Measures");
            assertThat(read).isInViewport();
            assertThat(pause).isInViewport();
            page.locator(".aloud button").nth(2).click();
            assertThat(spoken(page)).endsWith("The log is your best witness");
            page.evaluate("for (let i = 0; i < 500 && saying; i++) said()");
            assertThat(read).hasAttribute("aria-pressed", "false");
            assertThat(String.join("\n", spoken(page)))
                    .contains("Bar chart of class minutes", "Work out the class minutes.", "Check yourself")
                    .doesNotContain("Microphone: 2 × 8 × 10");
            page.locator(".model-answer summary").first().click();
            read.click();
            page.evaluate("for (let i = 0; i < 500 && saying; i++) said()");
            assertThat(String.join("\n", spoken(page))).contains("Microphone: 2 × 8 × 10");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> spoken(Page page) {
        return (List<String>) page.evaluate("window.spoken");
    }

    @Test
    void whereOneStoppedOutlastsAMereLook() {
        String lesson = "/course/lesson.xhtml?lesson=practitioner.prb-01";
        try (Person reader = Person.staff(browser, server, "author")) {
            Page page = reader.page();
            reader.go(lesson);
            page.waitForResponse(answer -> answer.url().endsWith("/place"), () -> {});
            page.evaluate("fetch('/api/study/lessons/practitioner.prb-01/place', {method: 'PUT',"
                    + " headers: {'Content-Type': 'application/json'}, body: JSON.stringify({place: 500})})");
            reader.go("/course/courses.xhtml");
            reader.go(lesson);
            assertThat(page.locator("#stopped")).isVisible();
            page.evaluate(SCROLL_BY_TEXT, 0.2);
            page.waitForTimeout(2000);
            reader.go("/course/courses.xhtml");
            page.waitForTimeout(500);
            reader.go(lesson);
            assertThat(page.locator("#reader")).hasAttribute("data-place", "500");

            page.click("#stopped-go");
            assertThat(page.locator("#stopped")).isHidden();
            assertThat(page.evaluate(IN_TEXT))
                    .as("the focus has gone there too")
                    .isEqualTo(true);
            page.waitForTimeout(500);
            page.waitForResponse(answer -> answer.url().endsWith("/place"), () -> page.evaluate(SCROLL_BY_TEXT, 0.7));
            reader.go(lesson);
            page.click("#stopped-not");
            page.waitForResponse(answer -> answer.url().endsWith("/place"), () -> {});
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("H1");
            reader.go(lesson);
            assertThat(page.locator("#stopped")).isHidden();
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void notesAreWrittenFoundAndRemovedWithTheKeyboardAlone() {
        String lesson = "/course/lesson.xhtml?lesson=practitioner.prb-03";
        try (Person reader = Person.staff(browser, server, "author")) {
            Page page = reader.page();
            Keyboard keys = new Keyboard(page);
            Locator notes = page.locator("#notes-list li");
            reader.go(lesson);
            page.waitForSelector("#notes:not([hidden])");
            keys.activate("#note-add");
            keys.reach("#note-words");
            keys.type("The first");
            keys.press("Escape");
            keys.activate("#note-add");
            assertThat(page.locator("#note-words")).hasValue("The first");
            assertThat(page.locator("#note-again")).isVisible();
            keys.activate("#note-keep");
            assertThat(notes).hasCount(1);
            assertThat(page.locator("#note-add")).isFocused();
            keys.activate("#note-add");
            keys.reach("#note-passage");
            keys.press("ArrowDown");
            keys.press("ArrowDown");
            keys.reach("#note-words");
            keys.type("The second");
            keys.activate("#note-keep");
            assertThat(notes).hasCount(2);
            assertThat(page.locator("#notes-list .lost")).hasCount(0);
            assertThat(notes.last().locator(".note-words")).hasText("The second");

            keys.activate("#notes-list li:nth-child(2) .note-change");
            keys.reach("#note-words");
            keys.type(" word");
            keys.activate("#note-keep");
            assertThat(notes.last().locator(".note-words")).containsText("word");
            assertThat(notes.last().locator(".note-change")).isFocused();

            keys.activate("#notes-list li:nth-child(1) .note-remove");
            assertThat(notes).hasCount(1);
            assertThat(notes.first().locator(".note-quote")).isFocused();
            assertThat(page.locator("#say")).hasText("Removed.");
            keys.activate("#note-undo");
            assertThat(notes).hasCount(2);
            assertThat(page.locator("#note-gone")).isHidden();
            assertThat(notes.first().locator("button:focus")).hasCount(1);
            keys.press("Enter");
            assertThat(page.evaluate(IN_TEXT))
                    .as("at the words that the note quotes")
                    .isEqualTo(true);

            reader.go("/course/notes.xhtml?course=practitioner");
            Locator own = page.locator(".my-notes section").filter(new Locator.FilterOptions().setHasText("The first"));
            assertThat(own.locator("h2")).hasText("Diagnosing a cause");
            assertThat(own.locator("li")).hasCount(2);
            assertThat(page.locator(".tabs [aria-current=page]")).hasText("My notes");
            own.locator(".to-place").last().click();
            page.waitForSelector("#notes:not([hidden])");
            page.waitForFunction(IN_TEXT);

            keys.activate("#notes-list li:nth-child(2) .note-remove");
            assertThat(notes).hasCount(1);
            keys.activate("#notes-list li:nth-child(1) .note-remove");
            assertThat(page.locator("#notes-title")).isFocused();
            reader.go("/course/notes.xhtml?course=practitioner");
            assertThat(page.locator("main")).not().containsText("The first");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsSelectedHasItsButtonBesideItAndIsRemembered() {
        try (Person reader = Person.staff(browser, server, "author")) {
            Page page = reader.page();
            reader.go(LESSON);
            page.waitForSelector("#notes:not([hidden])");
            page.evaluate("""
                    const text = document.querySelector('#text p').firstChild;
                    text.parentElement.scrollIntoView();
                    getSelection().setBaseAndExtent(text, 0, text, 12);""");
            Locator here = page.locator("#note-here");
            assertThat(here).isInViewport();
            page.keyboard().press("Escape");
            assertThat(here).isHidden();
            Object words = page.evaluate("getSelection().toString()");
            page.evaluate("getSelection().removeAllRanges()");
            page.click("#note-add");
            assertThat(page.locator("#note-quotation")).hasText(words.toString().strip());
            page.keyboard().press("Escape");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void onPaperALessonIsBlackOnWhiteWithItsAnswersAndWithoutButtons() {
        try (Person reader = Person.staff(browser, server, "author")) {
            Page page = reader.page();
            reader.go(LESSON);
            page.waitForSelector("#notes:not([hidden])");
            page.click("#display-open");
            page.selectOption("#colours", "yellow");
            page.keyboard().press("Escape");
            assertThat(page.evaluate(PAPER)).isEqualTo("#000");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.evaluate(PAPER)).isEqualTo("#fff");
            page.evaluate("document.getElementById('notes-list').append("
                    + "document.getElementById('note-line').content.cloneNode(true))");
            assertThat(page.locator("#notes-list .note-do")).isHidden();
            page.evaluate("dispatchEvent(new Event('beforeprint'))");
            assertThat(page.locator(".model-answer:not([open])")).hasCount(0);
            page.evaluate("dispatchEvent(new Event('afterprint'))");
            assertThat(page.locator(".model-answer[open]")).hasCount(0);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.click("#display-open");
            page.selectOption("#colours", "default");
        }
    }

    @Test
    void aRunLeadsToItsExamInOneStep() throws IOException {
        Visitor office = people.get("administrator");
        String run = found(
                "(/course/run\\.xhtml\\?run=[0-9a-z]{26})",
                office.get("/course/runs.xhtml").body());
        Visitor.Answer planned = office.submit(run, "exam", Map.of("time", "14:00", "to-sitting", "to-sitting"));
        assertThat(planned.location()).startsWith("/sitting/entries.xhtml");
        assertThat(office.get(planned.location()).body()).contains("Entered: 1.");
        assertThat(office.get(run).body()).contains("The exam of this run is planned.");
    }
}
