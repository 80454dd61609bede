package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run of a course from its plan to its exam, as the office, its trainer and a learner go through it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class RunPageIT {

    private static final String LESSON = "practitioner.inc-02";
    private static final int MOCK_QUESTIONS = 10;

    private final Map<String, String> passwords = new LinkedHashMap<>();
    private Browser browser;
    private RunningServer server;
    private Person office;
    private Person trainer;
    private Person learner;
    private Visitor stranger;
    private String run = "";
    private String handIn = "";
    private String file = "";
    private String mock = "";

    @BeforeAll
    void prepare(Browser browser, RunningServer server) throws IOException {
        this.browser = browser;
        this.server = server;
        office = Person.staff(browser, server, "administrator");
        trainer = Person.staff(browser, server, "trainer");
        new Visitor(server.address())
                .signIn("administrator")
                .submit(
                        "/account/accounts.xhtml",
                        "create",
                        Map.of(
                                "name", "Demo Other Trainer",
                                "email", "other-trainer@demonstration.example",
                                "roles", "trainer",
                                "password", Visitor.PASSWORD,
                                "save", "save"));
        stranger = new Visitor(server.address()).signIn("other-trainer");
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static String path(Page page) {
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    @Test
    @Order(1)
    void theOfficePlansARunAndEnrolsSeveralAtOnce() {
        Page page = office.page();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        office.go("/course/runs.xhtml");
        page.click("main summary");
        page.selectOption("#course", "practitioner");
        page.selectOption("#trainer", new SelectOption().setLabel("Demo Trainer"));
        page.fill("#first", today.toString());
        page.fill("#last", today.plusDays(1).toString());
        page.click("#save");
        assertThat(page.locator("main")).containsText("Nobody is enrolled yet");
        run = path(page);

        page.click(".empty a[href*='enrol.xhtml']");
        page.fill("#words", "Demo Charlie");
        page.locator("form[role='search'] button").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.fill("#words", "");
        page.locator("form[role='search'] button").click();
        for (int i : new int[] {3, 4}) {
            page.locator(
                            "tr",
                            new Page.LocatorOptions()
                                    .setHasText(Demonstration.number(i).value()))
                    .locator("input[type='checkbox']")
                    .check();
        }
        page.locator(
                        "tr",
                        new Page.LocatorOptions()
                                .setHasText(Demonstration.number(3).value()))
                .locator("input[type='email']")
                .fill("three@demonstration.example");
        page.click("#enrol");
        assertThat(page.locator("#messages")).containsText("Candidate Demo Delta is not enrolled");
        keepPassword("three");
        page.locator(
                        "tr",
                        new Page.LocatorOptions()
                                .setHasText(Demonstration.number(4).value()))
                .locator("input[type='email']")
                .fill("four@demonstration.example");
        page.click("#enrol");
        page.waitForURL(url -> url.contains("/course/run.xhtml"));
        keepPassword("four");
        assertThat(page.locator("#attendance tbody tr")).hasCount(2);
        page.reload();
        assertThat(page.locator("main")).not().containsText("first password");
        assertThat(office.complaints()).isEmpty();
    }

    private void keepPassword(String who) {
        String said = office.page().locator("#messages").innerText();
        passwords.put(who, found(who + "@demonstration.example, first password: ([0-9a-z-]+)", said));
    }

    @Test
    @Order(2)
    void aLearnerWritesAnExerciseAndHandsItInWithAFile() {
        learner = new Person(browser, server);
        Page page = learner.page();
        learner.go("/sign-in.xhtml");
        page.fill("#email", "three@demonstration.example");
        page.fill("#password", passwords.get("three"));
        page.click("#enter");
        page.waitForURL(url -> url.contains("/course/courses.xhtml"));
        assertThat(page.locator(".shelf-card").first()).containsText("with Demo Trainer");

        learner.go("/course/lesson.xhtml?lesson=" + LESSON);
        page.click(".hand-in a");
        page.fill("#words", "First I would ask whom it hits.");
        assertThat(page.locator("#state")).containsText("Saved");
        page.reload();
        assertThat(page.locator("#words")).hasValue("First I would ask whom it hits.");
        attach("plan.pdf", "<html>");
        assertThat(page.locator(".notice.bad")).containsText("none of those that are taken");
        attach("plan.html", "%PDF-1.7 a plan");
        file = found(
                "(/course/exercise-file/[0-9a-z]{26})",
                page.locator(".attached").innerHTML());
        page.click("#hand-in");
        assertThat(page.locator(".notice.good")).containsText("Handed in.");
        assertThat(page.locator("#words")).hasCount(0);
    }

    private void attach(String name, String content) {
        learner.page()
                .setInputFiles(
                        "#file", new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.UTF_8)));
        learner.page().click("#keep");
    }

    @Test
    @Order(3)
    void theTrainerSaysAWordOnItAndNotesWhoWasThere() {
        Page page = trainer.page();
        trainer.go(run);
        Keyboard keys = new Keyboard(page);
        keys.tick("#attendance tbody tr:first-child input[name='there']");
        keys.activate("#save-attendance");
        assertThat(page.locator("#messages")).containsText("Attendance is saved. One mark has changed.");
        assertThat(page.locator("input[name='there']:checked")).hasCount(1);
        page.click("a[href*='hand-ins.xhtml']");
        page.click("tbody a");
        handIn = path(page);
        assertThat(page.locator("main")).containsText("First I would ask whom it hits.");
        assertThat(page.waitForDownload(() -> page.click(".attached a")).suggestedFilename())
                .isEqualTo("plan.pdf");
        page.click("#send-back");
        assertThat(page.locator("#messages")).containsText("Say what the candidate should look at.");
        page.fill("#remark", "And how urgent is it?");
        page.click("#send-back");
        assertThat(page.locator("main")).containsText("please look again");

        learner.go("/course/lesson.xhtml?lesson=" + LESSON);
        assertThat(learner.page().locator(".hand-in")).containsText("And how urgent is it?");
        learner.page().click(".hand-in .actions a");
        learner.page().fill("#words", "Whom it hits, and how urgent it is.");
        learner.page().click("#hand-in");
        assertThat(learner.page().locator(".notice.good").first()).containsText("Handed in.");

        trainer.go(handIn);
        assertThat(page.locator("main")).containsText("and how urgent it is.");
        page.click("#accept");
        assertThat(page.locator("#messages")).containsText("Accepted");
        learner.go("/course/exercises.xhtml?course=practitioner");
        assertThat(learner.page().locator("tr", new Page.LocatorOptions().setHasText("accepted")))
                .hasCount(1);
        assertThat(trainer.complaints()).isEmpty();
    }

    @Test
    @Order(4)
    void aShortMockExamIsSatByKeyboardAndLookedBackOn() {
        Page page = learner.page();
        Keyboard keys = new Keyboard(page);
        learner.go("/course/mocks.xhtml?course=practitioner");
        keys.activate("#begin-short");
        page.waitForSelector("#exam.ready");
        mock = found("mock=([0-9a-z]{26})", page.url());
        for (int position = 1; position < MOCK_QUESTIONS; position++) {
            keys.tick("#q" + position + " .option input");
            keys.press("Alt+n");
        }
        assertThat(page.locator("#count")).containsText("9 of 10");
        assertThat(page.locator("#state")).hasAttribute("data-state", "saved");
        page.reload();
        page.waitForSelector("#exam.ready");
        assertThat(page.locator("#count")).containsText("9 of 10");
        keys.press("Alt+r");
        keys.activate("#hand-in-open");
        keys.activate("#hand-in-yes");
        page.waitForURL(url -> url.contains("/course/mock-review.xhtml"));
        assertThat(page.locator(".reviewed > li")).hasCount(MOCK_QUESTIONS);
        assertThat(page.locator(".reviewed")).containsText("not answered");
        learner.go("/course/mock.xhtml?mock=" + mock);
        assertThat(page.url()).contains("/course/mock-review.xhtml");
        learner.go("/course/mocks.xhtml?course=practitioner");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(learner.complaints()).isEmpty();
    }

    @Test
    @Order(5)
    void nobodyElseReachesAnyOfIt() throws IOException {
        Visitor other = new Visitor(server.address()).signIn("learner");
        for (String path : new String[] {
            "/course/mock.xhtml?mock=" + mock,
            "/course/mock-review.xhtml?mock=" + mock,
            "/api/mocks/" + mock + "/pulse",
            file
        }) {
            assertThat(other.get(path).status()).as("another learner, " + path).isEqualTo(404);
        }
        assertThat(other.call("POST", "/api/mocks/" + mock + "/hand-in", "{\"answers\":[]}")
                        .status())
                .isEqualTo(404);
        for (String path : new String[] {run, run.replace("run.xhtml", "hand-ins.xhtml"), handIn, file}) {
            assertThat(stranger.get(path).status())
                    .as("another trainer, " + path)
                    .isEqualTo(404);
            Visitor.Answer sent = stranger.send(
                    "POST",
                    path,
                    Map.of("Origin", server.address(), "Content-Type", "application/x-www-form-urlencoded"),
                    "attendance=attendance");
            assertThat(sent.status()).as("another trainer sends to " + path).isBetween(404, 405);
        }
        assertThat(stranger.get("/course/runs.xhtml").body()).contains("No runs yet");
        Visitor own = new Visitor(server.address()).signIn("trainer");
        assertThat(own.get(file)
                        .whole()
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .startsWith("attachment");
    }

    @Test
    @Order(6)
    void whatAnOldPageDoesNotKnowStays() throws IOException {
        Visitor own = new Visitor(server.address()).signIn("trainer");
        String page = own.get(run).body();
        Matcher boxes = Pattern.compile("name=\"stood\" value=\"([0-9a-z]{26} [0-9-]{10}) (true|false)\"")
                .matcher(page);
        Map<String, String> stood = new LinkedHashMap<>();
        while (boxes.find()) {
            stood.put(boxes.group(1), boxes.group(2));
        }
        assertThat(stood).hasSize(2).containsValues("true", "false");
        String noted = stood.keySet().stream()
                .filter(box -> stood.get(box).equals("true"))
                .findFirst()
                .orElseThrow();
        // Somebody saw neither ticked, and saves without a tick: what was noted meanwhile is not taken back.
        Visitor.Answer saved =
                own.submit(run, "attendance", Map.of("stood", noted + " false", "save-attendance", "save"));
        assertThat(saved.status()).isEqualTo(302);
        assertThat(own.get(run).body()).contains(noted + " true");
        String stranger = "01jc0000000000000000000000" + noted.substring(noted.indexOf(' '));
        Visitor.Answer foreign = own.submit(
                run, "attendance", Map.of("stood", stranger + " false", "there", stranger, "save-attendance", "save"));
        assertThat(foreign.body()).contains("This does not exist");
    }

    @Test
    @Order(7)
    void twoClicksBeginOneMockExam() throws Exception {
        Visitor reader = new Visitor(server.address());
        reader.submit(
                "/sign-in.xhtml",
                "signIn",
                Map.of(
                        "email", "four@demonstration.example",
                        "password", passwords.get("four"),
                        "enter", "enter"));
        ExecutorService fingers = Executors.newFixedThreadPool(2);
        try {
            Callable<String> click = () -> reader.send(
                            "POST",
                            "/course/mock-begin",
                            Map.of("Origin", server.address(), "Content-Type", "application/x-www-form-urlencoded"),
                            "course=practitioner&length=short")
                    .location();
            Set<String> begun = new TreeSet<>();
            for (Future<String> one : fingers.invokeAll(List.of(click, click))) {
                begun.add(one.get());
            }
            assertThat(begun).singleElement().asString().contains("/course/mock.xhtml?mock=");
        } finally {
            fingers.shutdown();
        }
    }

    @Test
    @Order(8)
    void whoIsTakenOffTwiceIsAloneInThat() throws IOException {
        Visitor desk = new Visitor(server.address()).signIn("administrator");
        Visitor.Answer shown = desk.get(run);
        String key = found("name=\"withdraw\" value=\"([0-9a-z]{26})\"", shown.body());
        for (int i = 0; i < 2; i++) {
            Visitor.Answer taken = desk.submit(run, shown, "leaving", Map.of("withdraw", key));
            assertThat(taken.status()).as("click " + (i + 1)).isEqualTo(302);
        }
        assertThat(desk.get(run).body().split("name=\"withdraw\"", -1)).hasSize(2);
        desk.submit(run, "enrol", Map.of("number", Demonstration.number(3).value(), "email", "", "save", "save"));
        assertThat(desk.get(run).body()).contains(key);
    }

    @Test
    @Order(9)
    void theRunLeadsToItsExamAndIsMovedAndCancelled() throws IOException {
        Page page = office.page();
        office.go(run);
        page.fill("#time", "14:00");
        page.click("#to-sitting");
        page.waitForURL(url -> url.contains("/sitting/entries.xhtml"));
        assertThat(page.locator("#messages")).containsText("Entered: 2.");

        office.go(run);
        assertThat(page.locator("main")).containsText("The exam of this run is planned.");
        LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(5);
        page.locator("details summary").first().click();
        page.fill("#first", later.toString());
        page.fill("#last", later.toString());
        page.click("#change-save");
        assertThat(page.locator("#messages")).containsText("Attendance is noted for a day");
        page.fill("#first", LocalDate.now(ZoneOffset.UTC).toString());
        page.click("#change-save");
        assertThat(page.locator("#messages")).containsText("The run is changed.");

        page.locator("details summary").last().click();
        page.fill("#reason", "Too few");
        page.click("#cancel-run");
        assertThat(page.locator("main")).containsText("This run is cancelled");
        assertThat(page.locator("input[name='there']")).hasCount(0);
        learner.go("/course/lesson.xhtml?lesson=" + LESSON);
        assertThat(learner.page().locator("#text")).hasCount(0);
        learner.go("/course/courses.xhtml");
        assertThat(learner.page().locator("main")).containsText("is cancelled");
        office.close();
        trainer.close();
        learner.close();
    }
}
