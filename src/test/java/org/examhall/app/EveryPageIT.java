package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Looks at every page there is, as somebody who may see it: that it can be used by everybody (WCAG 2.2 AA as far as a
 * machine can tell, light and dark), fits on a small screen, has all its words, is valid HTML as it is served, and that
 * the browser has nothing to complain about. With {@code -Dexamhall.pictures=true} it leaves pictures of each in
 * {@code target/screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class EveryPageIT {

    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** What can be right in the light and wrong in the dark; all else was looked at already. */
    private static final List<String> OF_COLOUR = List.of("color-contrast", "link-in-text-block");

    private static final Path PICTURES = RunningServer.built("screenshots");

    /** Every page, who looks at it, and where a link to one with something on it is found. */
    private static final List<Look> PAGES = List.of(
            new Look("index", "nobody"),
            new Look("sign-in", "nobody"),
            new Look("forgotten", "nobody"),
            new Look("new-password", "nobody"),
            new Look("accessibility", "nobody"),
            new Look("privacy", "nobody"),
            new Look("receipt", "nobody"),
            new Look("exam/index", "nobody"),
            new Look("exam/room", "nobody"),
            new Look("exam/check-in", "candidate"),
            new Look("exam/waiting", "candidate"),
            new Look("exam/asking", "asker"),
            new Look("exam/moved", "mover"),
            new Look("exam/paper", "candidate"),
            new Look("exam/safe-browser", "candidate"),
            new Look("exam/receipt", "candidate"),
            new Look("exam/result", "candidate"),
            new Look("exam/rehearsal", "nobody"),
            new Look("exam/goodbye", "nobody"),
            new Look("sitting/sittings", "administrator"),
            new Look("sitting/plan", "administrator"),
            new Look("sitting/entries", "administrator", "sitting/sittings"),
            new Look("sitting/board", "trainer", "sitting/sittings"),
            new Look("sitting/closed-book", "administrator", "sitting/entries"),
            new Look("sitting/slips", "trainer", "sitting/board"),
            new Look("sitting/clock", "trainer", "sitting/board"),
            new Look("sitting/held", "trainer", "sitting/board"),
            new Look("sitting/record", "trainer", "sitting/sittings"),
            new Look("sitting/rehearsal", "trainer", "sitting/sittings"),
            new Look("sitting/irregularities", "administrator"),
            new Look("sitting/irregularity", "administrator", "sitting/irregularities"),
            new Look("desk/today", "administrator"),
            new Look("candidate/candidates", "administrator"),
            new Look("candidate/register", "administrator"),
            new Look("entry/candidate", "administrator", "candidate/candidates"),
            new Look("candidate/arrangements", "administrator"),
            new Look("candidate/arrangement", "administrator", "candidate/arrangements"),
            new Look("partner/venues", "administrator"),
            new Look("partner/trainers", "administrator"),
            new Look("candidate/interests", "administrator"),
            new Look("bank/packages", "administrator"),
            new Look("bank/imports", "author"),
            new Look("bank/import", "author", "bank/imports"),
            new Look("bank/items", "administrator"),
            new Look("bank/item", "administrator", "bank/items"),
            new Look("bank/compare", "administrator", "bank/item"),
            new Look("bank/reviews", "administrator"),
            new Look("result/remarking", "administrator"),
            new Look("awarding/corrections", "administrator"),
            new Look("bank/write", "author"),
            new Look("bank/preview", "author"),
            new Look("marking/queue", "administrator"),
            new Look("marking/mark", "marker"),
            new Look("bank/blueprints", "administrator"),
            new Look("bank/blueprint", "administrator", "bank/blueprints"),
            new Look("bank/blueprint-edit", "administrator", "bank/blueprint"),
            new Look("bank/angoff", "administrator"),
            new Look("bank/angoff-study", "studier", "bank/angoff"),
            new Look("bank/angoff-judge", "studier", "bank/angoff-study"),
            new Look("result/results", "administrator"),
            new Look("result/script", "verifier", "result/results"),
            new Look("sitting/journal", "verifier", "result/script"),
            new Look("result/reconciliation", "verifier", "result/script"),
            new Look("awarding/batches", "administrator"),
            new Look("account/accounts", "administrator"),
            new Look("account/audit", "verifier"),
            new Look("course/courses", "member"),
            new Look("course/course", "learner", "course/courses"),
            new Look("course/away", "nobody"),
            new Look("course/lesson", "learner", "course/course"),
            new Look("course/glossary", "learner", "course/course"),
            new Look("course/notes", "learner", "course/course"),
            new Look("course/template", "member", "course/course"),
            new Look("course/search", "learner"),
            new Look("publish/course", "learner", "course/course"),
            new Look("course/practice", "learner"),
            new Look("course/runs", "administrator"),
            new Look("course/run", "administrator", "course/runs"),
            new Look("mail/messages", "administrator"),
            new Look("member/tools", "member"),
            new Look("member/guides", "member"),
            new Look("member/guide", "member", "member/guides"),
            new Look("member/assessment", "assessor"),
            new Look("member/assessment-process", "assessor", "member/assessment"),
            new Look("member/assessment-result", "assessor", "member/assessment"),
            new Look("courses", "nobody"),
            new Look("about", "nobody", "courses"),
            new Look("dates", "nobody"),
            new Look("trainers", "nobody"),
            new Look("partner", "nobody"),
            new Look("case", "nobody"),
            new Look("news", "member"),
            new Look("article", "nobody", "news"),
            new Look("contact", "nobody"),
            new Look("site/articles", "administrator"),
            new Look("site/article-edit", "administrator", "site/articles"),
            new Look("site/register", "administrator"),
            new Look("site/messages", "administrator"),
            new Look("site/news-mail", "member"),
            new Look("course/enrol", "administrator", "course/run"),
            new Look("course/exercises", "learner", "course/course"),
            new Look("course/exercise", "learner", "course/exercises"),
            new Look("course/hand-ins", "teacher", "course/run"),
            new Look("course/hand-in", "teacher", "course/hand-ins"),
            new Look("course/mocks", "learner", "course/course"),
            new Look("course/mock", "examinee", "course/mocks"),
            new Look("course/mock-review", "examinee", "course/mocks"),
            new Look("member/join", "nobody"),
            new Look("member/confirm", "nobody"),
            new Look("member/home", "member"),
            new Look("member/invoice", "member", "member/home"),
            new Look("member/templates", "member"),
            new Look("member/certificate", "member"),
            new Look("member/members", "administrator"),
            new Look("member/member", "administrator", "member/members"),
            new Look("certificate", "nobody"),
            new Look("account/me", "member"));

    /** @param from the page that links to it, where it needs to be told what to show */
    private record Look(String page, String role, String from) {
        Look(String page, String role) {
            this(page, role, "");
        }

        String file() {
            return page + ".xhtml";
        }

        String picture() {
            return page.replace('/', '-');
        }
    }

    /** So many of the demonstration's candidates, the last ones, sit in Norwegian. */
    private static final int NORWEGIAN = 2;

    private Browser browser;
    private RunningServer server;
    private CandidateAtExam candidate;
    private Map.Entry<String, String> another;
    private Invigilator invigilator;
    private final Map<String, Person> people = new HashMap<>();

    @BeforeAll
    void prepare(Browser browser, RunningServer server) throws IOException {
        this.browser = browser;
        this.server = server;
        Files.createDirectories(PICTURES);
        invigilator = new Invigilator(browser, server);
        people.put("trainer", invigilator.person());
        Map<String, String> keycodes = invigilator.keycodes(ExamPageIT.SITTING);
        List<String> backwards = new TreeSet<>(keycodes.keySet())
                .descendingSet().stream().skip(NORWEGIAN).toList();
        String number = backwards.get(0);
        another = Map.entry(backwards.get(1), keycodes.get(backwards.get(1)));
        invigilator.goToBoard(ExamPageIT.SITTING);
        invigilator.openIfPlanned();
        invigilator.noteOneForTheRoom();
        candidate = new CandidateAtExam(browser, server, number, keycodes.get(number));
        candidate.signIn();
        people.put("candidate", candidate.person());
        importQuestions();
    }

    /** So that there is an import to look at, with a question of each fate. */
    private void importQuestions() {
        Page page = person("author").page();
        person("author").go("/bank/imports.xhtml");
        String questions = "Is it so? {T}\n\nIs it so? {T}\n\n[html]Which? <script>x</script>{=a ~b}\n";
        page.setInputFiles(
                "#file", new FilePayload("questions.txt", "text/plain", questions.getBytes(StandardCharsets.UTF_8)));
        page.fill("#bank", "looked-at");
        page.fill("#topic", "Questions of others");
        page.click("#upload");
        assertThat(page.locator("#sum")).containsText("3");
    }

    @AfterAll
    void leave() {
        people.values().forEach(Person::close);
    }

    @Test
    void everyPageIsLookedAt() throws IOException {
        Path pages = Path.of("src", "main", "webapp");
        try (Stream<Path> files = Files.walk(pages)) {
            assertThat(files.map(file -> pages.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> file.endsWith(".xhtml") && !file.startsWith("WEB-INF/")))
                    .containsExactlyInAnyOrderElementsOf(
                            PAGES.stream().map(Look::file).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPageServesEverybody() {
        return PAGES.stream().map(look -> DynamicTest.dynamicTest(look.file() + " as " + look.role(), () -> at(look)));
    }

    @TestFactory
    Stream<DynamicTest> refusalsServeEverybody() {
        return Stream.of(
                DynamicTest.dynamicTest("a page that is not there", () -> refused("nobody", "/nowhere.xhtml", "404")),
                DynamicTest.dynamicTest(
                        "a page that is not allowed", () -> refused("member", "/account/accounts.xhtml", "403")));
    }

    private void refused(String role, String path, String picture) {
        Person person = person(role);
        person.go(path);
        person.forgive(); // the browser reports the refusal itself
        look(person, "error-" + picture);
    }

    private void at(Look look) {
        Person person = person(look.role());
        if (look.role().equals("candidate")) {
            walkTo(look.page());
        } else if (look.from().isEmpty()) {
            person.go("/" + look.file());
        } else {
            PAGES.stream()
                    .filter(other -> other.page().equals(look.from()))
                    .findFirst()
                    .ifPresent(other -> person.go(address(person, other)));
            if (look.page().equals("bank/compare")) {
                person.page().click("#revise"); // only then are there two versions
            }
            person.page().waitForSelector("a[href*='" + look.file() + "']");
            person.go(address(person, look));
        }
        assertThat(person.page().url())
                .contains(look.page().equals("index") ? "/" : look.page().replace("index", ""));
        look(person, look.picture());
    }

    private String address(Person person, Look look) {
        if (look.from().isEmpty()) {
            return "/" + look.file();
        }
        if (!person.page().url().contains(look.from() + ".xhtml")) {
            PAGES.stream()
                    .filter(other -> other.page().equals(look.from()))
                    .findFirst()
                    .ifPresent(other -> person.go(address(person, other)));
        }
        return person.page().locator("a[href*='" + look.file() + "']").first().getAttribute("href");
    }

    /** The candidate's pages come one after the other. */
    private void walkTo(String page) {
        switch (page) {
            case "exam/waiting" -> candidate.declareReady();
            case "exam/paper" -> {
                invigilator.goToBoard(ExamPageIT.SITTING);
                invigilator.admitAndStart(1);
                var paper = candidate.receivePaper();
                candidate.answerRight(1, paper.get(1));
                candidate.answerRight(2, paper.get(2));
                candidate.goTo(3);
                candidate.awaitSaved();
            }
            case "exam/safe-browser" -> candidate.person().go("/exam/safe-browser.xhtml");
            case "exam/receipt" -> {
                candidate.person().go("/exam/paper.xhtml");
                candidate.awaitPlayer();
                Page exam = candidate.page();
                exam.click("#tools-open");
                look(candidate.person(), "exam-paper-tools");
                exam.click("#tools-close");
                exam.click("#to-review");
                look(candidate.person(), "exam-paper-review");
                exam.click("#hand-in-open");
                look(candidate.person(), "exam-paper-hand-in");
                exam.click("#hand-in-no");
                candidate.handIn();
            }
            case "exam/result" -> candidate.person().go("/exam/result.xhtml");
            default -> assertThat(candidate.page().locator("#ready")).isVisible();
        }
    }

    private Person person(String role) {
        return people.computeIfAbsent(role, key -> switch (key) {
            case "nobody" -> new Person(browser, server);
            case "asker" -> comingIn(candidate.number(), candidate.keycode());
            case "mover" -> moved();
            case "studier" -> studying();
            case "teacher" -> teaching();
            case "examinee" -> practising();
            case "assessor" -> assessing();
            default -> Person.staff(browser, server, key);
        });
    }

    /** An administrator who has begun an Angoff study, in which they judge beside somebody who keeps the bank. */
    private Person studying() {
        Person person = Person.staff(browser, server, "administrator");
        Page page = person.page();
        person.go("/account/accounts.xhtml");
        page.click("summary");
        page.fill("#name", "Demo Judge");
        page.fill("#email", "judge@demonstration.example");
        page.check("input[value='keeper']");
        page.fill("#password", "school-technicians");
        page.click("#save");
        page.waitForSelector("#messages .good");
        person.go("/bank/angoff.xhtml");
        page.click("main summary");
        page.fill("#title", "A study");
        page.fill("#sample", "3");
        page.locator("#begin input[type='checkbox']").all().forEach(box -> box.check());
        page.click("#save");
        page.waitForURL(url -> url.contains("/bank/angoff-study.xhtml"));
        return person;
    }

    /** A trainer to whom an exercise has been handed in. */
    private Person teaching() {
        try (Person learner = Person.staff(browser, server, "learner")) {
            learner.go("/course/exercise.xhtml?lesson=practitioner.prb-02");
            learner.page().fill("#words", "First I would look at what has changed.");
            learner.page().click("#hand-in");
            assertThat(learner.page().locator(".notice.good")).isVisible();
        }
        return Person.staff(browser, server, "trainer");
    }

    /** A learner who has sat a mock exam and begun another. */
    private Person practising() {
        Person person = Person.staff(browser, server, "learner");
        Page page = person.page();
        person.go("/course/mocks.xhtml?course=practitioner");
        page.click("#begin-short");
        page.waitForSelector("#exam.ready");
        page.click("#to-review");
        page.click("#hand-in-open");
        page.click("#hand-in-yes");
        page.waitForURL(url -> url.contains("/course/mock-review.xhtml"));
        person.go("/course/mocks.xhtml?course=practitioner");
        page.click("#begin-short");
        page.waitForSelector("#exam.ready");
        return person;
    }

    /** A member who has finished one assessment and begun another. */
    private Person assessing() {
        Person person = Person.staff(browser, server, "member");
        Page page = person.page();
        for (int i = 0; i < 2; i++) {
            person.go("/member/assessment.xhtml");
            page.click("#begin");
            page.click(".asked-processes a >> nth=" + i);
            for (int question = 0; question < 8; question++) {
                page.check("input[name='q" + question + "'] >> nth=2");
            }
            page.click("button[value='list']");
            if (i == 0) {
                page.click("#finish");
            }
        }
        return person;
    }

    private Person comingIn(String number, String keycode) {
        CandidateAtExam someone = new CandidateAtExam(browser, server, number, keycode);
        someone.signIn();
        return someone.person();
    }

    /** Somebody who has gone on to another computer before the start. */
    private Person moved() {
        Person here = comingIn(another.getKey(), another.getValue());
        comingIn(another.getKey(), another.getValue()).close();
        return here;
    }

    private static void look(Person person, String picture) {
        Page page = person.page();
        SoftAssertions all = new SoftAssertions();
        all.assertThat(ServedMarkup.defects(person.served()))
                .as("HTML as served")
                .isEmpty();
        page.setViewportSize(1280, 900);
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)");
        page.waitForTimeout(200);
        take(page, picture + "-1280");
        all.assertThat(defects(axe(page).withTags(STANDARDS))).as("WCAG, light").isEmpty();
        person.shows(ColorScheme.DARK);
        all.assertThat(defects(axe(page).withRules(OF_COLOUR))).as("WCAG, dark").isEmpty();
        take(page, picture + "-1280-dark");
        person.shows(ColorScheme.LIGHT);
        page.setViewportSize(360, 800);
        page.waitForTimeout(200);
        take(page, picture + "-360");
        page.setViewportSize(320, 700);
        page.waitForTimeout(100);
        all.assertThat(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
                .as("pixels that stand out at the side")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.INTEGER)
                .isLessThanOrEqualTo(0);
        page.setViewportSize(1280, 900);
        all.assertThat(page.locator("html").innerText().lines().filter(line -> line.contains("???")))
                .as("missing texts")
                .isEmpty();
        all.assertThat(person.complaints()).as("the browser's complaints").isEmpty();
        person.forgive();
        all.assertAll();
    }

    private static void take(Page page, String name) {
        if (!Boolean.getBoolean("examhall.pictures")) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static List<String> defects(AxeBuilder axe) {
        return axe.analyze().getViolations().stream().map(EveryPageIT::words).toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .limit(5)
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .collect(Collectors.joining("; "));
    }
}
