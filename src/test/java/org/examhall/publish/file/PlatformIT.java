package org.examhall.publish.file;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.examhall.app.BrowserSetup;
import org.examhall.course.Course;
import org.examhall.course.Lesson;
import org.examhall.course.ShippedCourses;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Packages do on another platform what the course does here: they ask, keep, score and report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(BrowserSetup.class)
class PlatformIT {

    private static final Course COURSE = ShippedCourses.find("practitioner", Language.EN);
    private static final Lesson LESSON = COURSE.lessons().get(0);
    private static final int CHECKS = LESSON.checks().size();

    /** One answer in the lesson is given wrong. */
    private static final long PER_CENT = Math.round(100.0 * (CHECKS - 1) / CHECKS);

    private static final String ACTOR =
            "{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"http://platform.example\",\"name\":\"learner-1\"}}";
    private static final String REGISTRATION = "6a2d0c9e-5b3f-4a58-9d0b-0d6a3f1f2c11";

    private final List<String> complaints = new ArrayList<>();
    private Browser browser;
    private BrowserContext context;

    @BeforeAll
    void prepare(Browser given) {
        browser = given;
    }

    /** The runtime says on the console what it does not take. */
    @AfterEach
    void nobodyHasComplained() {
        List<String> found = List.copyOf(complaints);
        complaints.clear();
        assertThat(found).isEmpty();
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    private Page page() {
        context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(said -> {
            if (said.text().contains("SCORM")) {
                complaints.add(said.text());
            }
        });
        return page;
    }

    private static byte[] scorm(ScormPackage.Edition edition) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ScormPackage.write(COURSE, edition, bytes);
        return bytes.toByteArray();
    }

    private static Document xml(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @ParameterizedTest
    @EnumSource
    void aManifestNamesEveryFileAndNoOther(ScormPackage.Edition edition) throws IOException {
        try (PackageHost host = new PackageHost(scorm(edition))) {
            Document manifest = xml(host.file("imsmanifest.xml"));
            TreeSet<String> named = new TreeSet<>(List.of("imsmanifest.xml"));
            all(manifest, "file").forEach(file -> named.add(file.getAttribute("href")));
            assertThat(host.names()).containsExactlyElementsOf(named);
            List<String> ids = new ArrayList<>();
            List.of("organization", "item", "resource")
                    .forEach(kind -> all(manifest, kind).forEach(one -> ids.add(one.getAttribute("identifier"))));
            assertThat(ids).doesNotHaveDuplicates();
            all(manifest, "dependency").forEach(one -> assertThat(ids).contains(one.getAttribute("identifierref")));
            assertThat(all(manifest, "item").stream()
                            .map(one -> one.getAttribute("identifierref"))
                            .filter(ref -> !ref.isEmpty()))
                    .hasSize(COURSE.lessons().size())
                    .allSatisfy(ref -> assertThat(ids).contains(ref));
        }
    }

    /** Opens the first lesson within a page that holds the runtime's object. */
    private static Frame launch(Page page, PackageHost host, String runtime, String begin) {
        host.put("/runtime.js", IndependentRuntime.script(runtime));
        host.put(
                "/index.html",
                "<!DOCTYPE html><html lang='en'><title>Platform</title><script src='/runtime.js'></script><script>"
                        + begin
                        + "</script><iframe name='lesson' title='Lesson' width='1000' height='700' src='/content/"
                        + PlatformPages.file(LESSON) + "'></iframe></html>");
        page.navigate(host.address() + "/index.html");
        Frame lesson = page.frame("lesson");
        lesson.waitForSelector("#standing:not(:empty)");
        return lesson;
    }

    /** Answers all questions of a lesson, the first one wrong, and reads to its end. */
    private static void study(Frame lesson) {
        Locator checks = lesson.locator("form.check");
        assertThat(checks).hasCount(CHECKS);
        for (int i = 0; i < CHECKS; i++) {
            Locator check = checks.nth(i);
            String right = check.getAttribute("data-right");
            String chosen = i > 0 ? right : right.equals("0") ? "1" : "0";
            check.locator("input[value='" + chosen + "']").check();
            check.locator("button").click();
            assertThat(check.locator(".verdict")).containsText(i > 0 ? "That is right." : "Not quite.");
            assertThat(check.locator(".explanation")).isVisible();
        }
        lesson.locator("#end").scrollIntoViewIfNeeded();
        assertThat(lesson.locator("#standing")).hasText("You have finished this lesson.");
    }

    private static String value(Page page, String object, String name) {
        return String.valueOf(page.evaluate("String(" + object + "." + name + ")"));
    }

    @Test
    void scorm12ReportsAndKeeps() throws IOException {
        try (PackageHost host = new PackageHost(scorm(ScormPackage.Edition.SCORM_12))) {
            Page page = page();
            Frame lesson =
                    launch(page, host, "scorm12.js", "window.API = new Scorm12API({autocommit: false, logLevel: 4});");
            assertThat(value(page, "API", "cmi.core.lesson_status")).isEqualTo("incomplete");
            study(lesson);
            assertThat(value(page, "API", "cmi.core.lesson_status")).isEqualTo("passed");
            assertThat(value(page, "API", "cmi.core.score.raw")).isEqualTo(String.valueOf(PER_CENT));
            assertThat(value(page, "API", "cmi.core.score.max")).isEqualTo("100");
            assertThat(value(page, "API", "cmi.interactions.childArray.length")).isEqualTo(String.valueOf(CHECKS));
            assertThat(value(page, "API", "cmi.interactions.childArray[0].toJSON().result"))
                    .isEqualTo("wrong");
            assertThat(value(page, "API", "cmi.interactions.childArray[1].toJSON().result"))
                    .isEqualTo("correct");

            String kept = value(page, "API", "cmi.suspend_data");
            lesson.navigate(host.address() + "/content/lesson.css");
            assertThat(value(page, "API", "isTerminated()")).isEqualTo("true");
            assertThat(value(page, "API", "cmi.core.toJSON().session_time"))
                    .matches("0*[0-9]+:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?");

            page.evaluate(
                    "kept => { window.API = new Scorm12API({autocommit: false, logLevel: 4});"
                            + " API.loadFromJSON({core: {lesson_status: 'passed'}, suspend_data: kept}); }",
                    kept);
            lesson.navigate(host.address() + "/content/" + PlatformPages.file(LESSON));
            assertThat(lesson.locator(".verdict.good")).hasCount(CHECKS - 1);
            assertThat(lesson.locator("#standing")).hasText("You have finished this lesson.");
            assertThat(value(page, "API", "cmi.core.lesson_status")).isEqualTo("passed");
            assertThat(host.missing()).allMatch(path -> path.equals("/favicon.ico"));
        }
    }

    @Test
    void scorm2004ReportsAndKeeps() throws IOException {
        try (PackageHost host = new PackageHost(scorm(ScormPackage.Edition.SCORM_2004))) {
            Page page = page();
            Frame lesson = launch(
                    page,
                    host,
                    "scorm2004.js",
                    "window.API_1484_11 = new Scorm2004API({autocommit: false, logLevel: 4});");
            String api = "API_1484_11";
            study(lesson);
            assertThat(value(page, api, "cmi.completion_status")).isEqualTo("completed");
            assertThat(value(page, api, "cmi.success_status")).isEqualTo("passed");
            assertThat(Double.parseDouble(value(page, api, "cmi.score.scaled")))
                    .isEqualTo(Math.round(1000.0 * (CHECKS - 1) / CHECKS) / 1000.0);
            assertThat(value(page, api, "cmi.score.raw")).isEqualTo(String.valueOf(CHECKS - 1));
            assertThat(value(page, api, "cmi.interactions.childArray.length")).isEqualTo(String.valueOf(CHECKS));
            assertThat(value(page, api, "cmi.interactions.childArray[0].result"))
                    .isEqualTo("incorrect");
            assertThat(value(page, api, "cmi.suspend_data")).contains("\"read\":true");
            lesson.navigate(host.address() + "/content/lesson.css");
            assertThat(value(page, api, "isTerminated()")).isEqualTo("true");
            assertThat(value(page, api, "cmi.toJSON().session_time")).matches("PT[0-9.]+S");
        }
    }

    @Test
    void aLessonServesEverybodyAlsoWhenNobodyListens() throws IOException {
        try (PackageHost host = new PackageHost(scorm(ScormPackage.Edition.SCORM_12))) {
            Page page = page();
            page.navigate(host.address() + "/content/" + PlatformPages.file(LESSON));
            assertThat(page.locator("#standing")).containsText("nothing is reported or kept");
            page.locator("form.check input").first().check();
            page.locator("form.check button").first().click();
            assertThat(page.locator(".explanation").first()).isVisible();
            for (var colours : com.microsoft.playwright.options.ColorScheme.values()) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                assertThat(new AxeBuilder(page)
                                .setLegacyMode(true)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                                .analyze()
                                .getViolations())
                        .isEmpty();
            }
            page.setViewportSize(320, 700);
            assertThat(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void cmi5SendsStatementsInOrder() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Cmi5Package.write(COURSE, bytes);
        try (PackageHost host = new PackageHost(bytes.toByteArray())) {
            Document structure = xml(host.file("cmi5.xml"));
            List<Element> units = all(structure, "au");
            assertThat(units).hasSize(COURSE.lessons().size());
            units.forEach(unit -> assertThat(host.names())
                    .contains(unit.getElementsByTagNameNS("*", "url").item(0).getTextContent()));
            String id = units.get(0).getAttribute("id");
            Page page = page();
            page.navigate(host.address() + "/content/" + PlatformPages.file(LESSON) + "?"
                    + query(Map.of(
                            "endpoint", host.address() + "/store/",
                            "fetch", host.address() + "/fetch",
                            "actor", ACTOR,
                            "registration", REGISTRATION,
                            "activityId", id)));
            page.waitForSelector("#standing:not(:empty)");
            study(page.mainFrame());
            page.click("#leave");
            page.waitForURL(host.address() + "/home");
            List<PackageHost.Told> statements = host.told().stream()
                    .filter(told ->
                            told.method().equals("POST") && told.resource().equals("statements"))
                    .toList();
            List<String> verbs = new ArrayList<>();
            for (PackageHost.Told told : statements) {
                verbs.add(verb(page, told.body(), id));
                assertThat(told.authorization()).isEqualTo("Basic dG9rZW4=");
            }
            List<String> expected = new ArrayList<>(List.of("initialized"));
            LESSON.checks().forEach(check -> expected.add("answered"));
            expected.addAll(List.of("completed", "passed", "terminated"));
            assertThat(verbs).isEqualTo(expected);
            assertThat(host.told())
                    .anyMatch(told -> told.resource().equals("agents/profile"))
                    .anyMatch(told -> "LMS.LaunchData".equals(told.parameters().get("stateId")))
                    .filteredOn(told -> told.method().equals("PUT"))
                    .isNotEmpty()
                    .allMatch(told ->
                            "org.examhall.lesson".equals(told.parameters().get("stateId")));
        }
    }

    private static String query(Map<String, String> parameters) {
        return String.join(
                "&",
                parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .toList());
    }

    /** Looks at the shape of a statement by the rules of cmi5 (sections 9 and 10), and gives its verb. */
    private static String verb(Page page, String statement, String activity) {
        return String.valueOf(page.evaluate("""
                ([text, activity, actor, registration]) => {
                  const s = JSON.parse(text);
                  const category = (s.context.contextActivities.category ?? []).map(one => one.id);
                  const cmi5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
                  const moveOn = 'https://w3id.org/xapi/cmi5/context/categories/moveon';
                  const verb = s.verb.id.replace('http://adlnet.gov/expapi/verbs/', '');
                  const must = (what, holds) => { if (!holds) throw new Error(`${verb}: ${what}`); };
                  must('id', /^[0-9a-f-]{36}$/.test(s.id));
                  must('timestamp', !isNaN(Date.parse(s.timestamp)));
                  must('actor', JSON.stringify(s.actor) === actor);
                  must('registration', s.context.registration === registration);
                  must('session', s.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid'] === 'session-1');
                  must('grouping', s.context.contextActivities.grouping[0].id === 'urn:platform:course');
                  must('object', verb === 'answered' ? s.object.id.startsWith(activity) : s.object.id === activity);
                  must('category', category.includes(cmi5) === (verb !== 'answered'));
                  must('move on', category.includes(moveOn) === ['completed', 'passed', 'failed'].includes(verb));
                  must('duration', verb === 'initialized' || /^PT[0-9.]+S$/.test(s.result.duration));
                  must('completion', (s.result?.completion === true) === (verb === 'completed'));
                  must('success', verb !== 'passed' || s.result.success === true);
                  must('score', verb !== 'passed' || s.result.score.scaled >= 0.65);
                  must('mastery', verb !== 'passed' || s.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/masteryscore'] === 0.65);
                  return verb;
                }""", List.of(statement, activity, ACTOR, REGISTRATION)));
    }
}
