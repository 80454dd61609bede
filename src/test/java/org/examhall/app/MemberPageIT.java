package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A membership from the form to its end, with a mail server beside the platform: joining, paying, reading, a
 * certificate, reminders that a killed server does not repeat, and what is left when it has lapsed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(BrowserSetup.class)
class MemberPageIT {

    private static final String EMAIL = "newcomer@school.example";
    private static final String LESSON = "/course/lesson.xhtml?lesson=internet-safety.spot-a-scam";
    private static final String COURSE = "/course/course.xhtml?course=internet-safety";

    /** Joined by the demonstration itself, each with an invoice. */
    private static final int DEMONSTRATION = 4;

    private static final int AT_ONCE = 6;

    private final Mailbox mail = new Mailbox();
    private Browser browser;
    private RunningServer server;
    private Person member;

    @BeforeAll
    void start(Browser browser) {
        this.browser = browser;
        server = RunningServer.start(RunningServer.freshData("members"), RunningServer.freePort(), mail.settings());
    }

    @AfterAll
    void stop() {
        if (member != null) {
            member.close();
        }
        if (server != null) {
            server.close();
        }
        mail.close();
    }

    @Test
    @Order(1)
    void aVisitorJoinsPaysAndReads() {
        Page page = visitor().page();
        assertThat(asksToJoin("member@demonstration.example")).isEqualTo(asksToJoin(EMAIL));

        String letter = Mailbox.text(mail.awaited(EMAIL, "Confirm your address"));
        assertThat(letter).doesNotContain("New", "Comer");
        String link = found("(http://\\S+)", letter).get(0);
        page.navigate(link);
        page.fill("#wanted", Person.PASSWORD);
        page.fill("#again", Person.PASSWORD);
        page.click("#accept");
        page.waitForURL(url -> url.contains("/sign-in.xhtml"));
        assertThat(page.locator("#messages")).containsText("Your address is confirmed");
        page.fill("#email", EMAIL);
        page.fill("#password", Person.PASSWORD);
        page.click("#enter");
        page.waitForURL(url -> url.contains("/member/home.xhtml"));
        assertThat(page.locator(".standing")).containsText("Waiting for payment");
        assertThat(page.locator("table a")).hasCount(1);
        member.go(LESSON);
        assertThat(page.locator("main")).containsText("Your membership does not open this course now");
        member.forgive(); // the browser reports the refusal itself
        page.navigate(link);
        assertThat(page.locator("main")).containsText("This link does not work any more");

        notePaid();

        member.go("/member/home.xhtml");
        assertThat(page.locator(".standing")).containsText("In force");
        mail.awaited(EMAIL, "Your payment has arrived");
        member.go(LESSON);
        assertThat(page.locator("#text")).isVisible();
        member.go("/course/template.xhtml?template=practitioner.incident-log");
        assertThat(page.locator(".sheet")).isVisible();
        assertThat(member.complaints()).isEmpty();
    }

    private Person visitor() {
        member = new Person(browser, server);
        return member;
    }

    /** What the page says to somebody who asks to join with this address. */
    private String asksToJoin(String email) {
        Page page = member.page();
        member.go("/member/join.xhtml");
        page.fill("#name", "New Comer");
        page.fill("#email", email);
        page.selectOption("#kind", "INDIVIDUAL");
        page.click("#send");
        page.waitForURL(url -> url.contains("sent=true"));
        return page.locator("main").innerText();
    }

    private void notePaid() {
        try (Person office = Person.staff(browser, server, "administrator")) {
            Page page = office.page();
            office.go("/member/members.xhtml?words=" + EMAIL);
            page.locator("tbody a").click();
            page.locator("a", new Page.LocatorOptions().setHasText("Settle")).click();
            page.fill("#reference", "Transfer 1");
            page.click("#pay");
            assertThat(page.locator("#messages")).containsText("Noted as paid");
            assertThat(page.locator(".facts").first()).containsText("In force");
            office.go("/mail/messages.xhtml?words=" + EMAIL);
            assertThat(page.locator("tbody tr").first()).isVisible();
            assertThat(office.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void invoicesOfThoseWhoJoinAtOnceAreNumberedWithoutGaps() throws Exception {
        List<String> addresses = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> "together" + i + "@school.example")
                .toList();
        for (String email : addresses) {
            Visitor.Answer asked = new Visitor(server.address())
                    .submit(
                            "/member/join.xhtml",
                            "join",
                            Map.of(
                                    "name",
                                    "To Gether",
                                    "email",
                                    email,
                                    "kind",
                                    "FAMILY",
                                    "country",
                                    "NO",
                                    "send",
                                    "send"));
            assertThat(asked.location()).contains("sent=true");
        }
        List<Callable<Integer>> followed = new ArrayList<>();
        for (String email : addresses) {
            String page = Mailbox.link(mail.awaited(email, "Confirm your address"))
                    .substring(server.address().length());
            followed.add(() -> new Visitor(server.address())
                    .submit(
                            page,
                            "confirm",
                            Map.of("wanted", Person.PASSWORD, "again", Person.PASSWORD, "accept", "accept"))
                    .status());
        }
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Integer> one : people.invokeAll(followed)) {
                assertThat(one.get()).isEqualTo(302);
            }
        } finally {
            people.shutdown();
        }
        addresses.forEach(email -> mail.awaited(email, "Invoice FITS-"));
        TreeSet<Integer> numbers = mail.subjects().stream()
                .flatMap(subject -> found("FITS-(\\d{6})", subject).stream())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, DEMONSTRATION + 1 + AT_ONCE)
                        .boxed()
                        .toList());
    }

    @Test
    @Order(3)
    void nobodyIsSentStrangersWordsAndMistakesLockNobodyOut() throws IOException {
        for (String name : List.of("You won: https://a.example", "See www.a.example", "me@a.example")) {
            assertThat(asked(name, "phished@school.example").body()).contains("Enter names only");
        }
        for (int i = 0; i < 12; i++) {
            assertThat(asked("A Reader", "no address").status()).isEqualTo(200);
        }
        assertThat(asked("A Reader", "late@school.example").location()).contains("sent=true");
        mail.awaited("late@school.example", "Confirm your address");
        assertThat(mail.found("phished@school.example", "")).isEmpty();
    }

    private Visitor.Answer asked(String name, String email) throws IOException {
        return new Visitor(server.address())
                .submit(
                        "/member/join.xhtml",
                        "join",
                        Map.of("name", name, "email", email, "kind", "FAMILY", "country", "NO", "send", "send"));
    }

    @Test
    @Order(4)
    void whatIsPressedTwiceIsDoneOnceAndToNobodyElse() throws IOException {
        Visitor school = new Visitor(server.address()).signIn("school");
        List<String> colleagues = List.of("one@school.example", "two@school.example", "three@school.example");
        for (String email : colleagues) {
            Visitor.Answer invited =
                    school.submit("/member/home.xhtml", "invitation", Map.of("email", email, "invite", "invite"));
            assertThat(invited.status()).as(email).isEqualTo(302);
        }
        String path = Mailbox.link(mail.awaited(colleagues.get(0), "invites you"))
                .substring(server.address().length());
        Visitor guest = new Visitor(server.address());
        Visitor.Answer confirming = guest.get(path);
        for (int i = 0; i < 2; i++) {
            Visitor.Answer confirmed = guest.submit(
                    path,
                    confirming,
                    "confirm",
                    Map.of(
                            "name",
                            "First Colleague",
                            "wanted",
                            Person.PASSWORD,
                            "again",
                            Person.PASSWORD,
                            "accept",
                            "accept"));
            assertThat(confirmed.location()).as("click " + (i + 1)).startsWith("/sign-in.xhtml");
        }

        Visitor.Answer home = school.get("/member/home.xhtml");
        String seat =
                found("name=\"unseat\" value=\"([0-9a-z]{26})\"", home.body()).get(0);
        List<String> invitations = found("name=\"withdraw\" value=\"([0-9a-z]{26})\"", home.body());
        assertThat(invitations).hasSize(2);
        school.get("/member/home.xhtml?withdraw=" + invitations.get(0));
        for (int i = 0; i < 2; i++) {
            presses(school, home, Map.of("withdraw", invitations.get(0)));
            presses(school, home, Map.of("unseat", seat));
        }
        assertThat(school.get("/member/home.xhtml").body())
                .contains(colleagues.get(2), "school@demonstration.example")
                .doesNotContain(colleagues.get(0), colleagues.get(1));
        assertThat(presses(school, home, Map.of("unseat", invitations.get(1))).body())
                .doesNotContain("no longer uses");
    }

    private static Visitor.Answer presses(Visitor who, Visitor.Answer shown, Map<String, String> button)
            throws IOException {
        Visitor.Answer done = who.submit("/member/home.xhtml", shown, "seats", button);
        assertThat(done.status()).isEqualTo(302);
        return who.get(done.location());
    }

    @Test
    @Order(4)
    void anInvoiceIsSettledOnce() throws IOException {
        Visitor office = new Visitor(server.address()).signIn("administrator");
        String member = found(
                        "(/member/member\\.xhtml\\?membership=[0-9a-z]{26})",
                        office.get("/member/members.xhtml?words=together0").body())
                .get(0);
        String invoice =
                found("invoice=([0-9a-z]{26})", office.get(member).body()).get(0);
        String page = member + "&invoice=" + invoice;
        Visitor.Answer shown = office.get(page);
        Map<String, String> paid =
                Map.of("paidOn", LocalDate.now(ZoneOffset.UTC).toString(), "reference", "", "pay", "pay");
        assertThat(office.submit(page, shown, "payment", paid).status()).isEqualTo(302);
        for (Map<String, String> form : List.of(paid, Map.of("reason", "A mistake", "void", "void"))) {
            Visitor.Answer again = office.submit(page, shown, form.containsKey("pay") ? "payment" : "voiding", form);
            assertThat(again.status()).isEqualTo(302);
            assertThat(office.get(again.location()).body()).contains("This invoice is settled");
        }
    }

    @Test
    @Order(5)
    void whoHasWorkedThroughTheCourseGetsACertificateThatOthersCanCheck() throws IOException {
        Visitor reader = signedIn();
        assertThat(reader.get("/member/certificate.xhtml").body()).doesNotContain("Get the certificate");
        List<String> lessons =
                found(
                                "lesson\\.xhtml\\?lesson=(internet-safety\\.[a-z0-9-]+)\"",
                                reader.get(COURSE).body())
                        .stream()
                        .distinct()
                        .toList();
        assertThat(lessons).hasSizeGreaterThan(20);
        for (String lesson : lessons) {
            String page = reader.get("/course/lesson.xhtml?lesson=" + lesson).body();
            for (String check : found("data-check=\"([a-z0-9.-]+)\"", page)) {
                answerRight(reader, check);
            }
            reader.send(
                    "POST",
                    "/course/done/" + lesson,
                    Map.of("Origin", server.address(), "Content-Type", "application/x-www-form-urlencoded"),
                    "");
        }
        Page page = member.page();
        member.go(COURSE);
        page.locator("main a", new Page.LocatorOptions().setHasText("Get your certificate"))
                .click();
        page.locator("button[name='claim']").first().click();
        assertThat(page.locator(".certified")).containsText("New Comer");
        String document = page.locator("a[href$='.pdf']").getAttribute("href");
        assertThat(reader.get(document).body()).startsWith("%PDF-");
        String check = page.locator("a[href*='/certificate.xhtml?number=']").getAttribute("href");
        String seen = new Visitor(server.address()).get(check).body();
        assertThat(seen).contains("This certificate is one of ours", "N. C.").doesNotContain("New Comer", EMAIL);
        assertThat(new Visitor(server.address()).signIn("member").get(document).status())
                .isEqualTo(404);
    }

    private void answerRight(Visitor reader, String check) throws IOException {
        JsonObject verdict = reader.call("POST", "/api/study/checks/" + check, "{\"given\":[0]}")
                .json();
        if (!verdict.getBoolean("right")) {
            reader.call("POST", "/api/study/checks/" + check, "{\"given\":" + verdict.getJsonArray("options") + "}");
        }
    }

    private Visitor signedIn() throws IOException {
        Visitor reader = new Visitor(server.address());
        Visitor.Answer in = reader.submit(
                "/sign-in.xhtml", "signIn", Map.of("email", EMAIL, "password", Person.PASSWORD, "enter", "enter"));
        assertThat(in.location()).startsWith("/member/home.xhtml");
        return reader;
    }

    @Test
    @Order(6)
    void aReminderIsSentOnceThoughTheServerIsKilled() throws IOException {
        restartAfterDays(340);
        mail.awaited(EMAIL, "Your membership ends on");
        mail.awaited(EMAIL, "for another year");
        restartAfterDays(341);
        assertThat(signedIn().get("/member/home.xhtml").body()).contains("Ends soon", "To be paid");

        restartAfterDays(372);
        mail.awaited(EMAIL, "Your membership has ended");
        assertThat(mail.found(EMAIL, "Your membership ends on")).hasSize(1);
        assertThat(mail.found(EMAIL, "for another year")).hasSize(1);
        assertThat(mail.found(EMAIL, "Your membership has ended")).hasSize(1);
    }

    /** Kills the server, and starts it on a day so long after today. */
    private void restartAfterDays(int days) {
        Map<String, String> later = new LinkedHashMap<>(mail.settings());
        later.put("EXAMHALL_DEMONSTRATION_AHEAD", "P" + days + "D");
        server.kill9();
        server.restart(later);
    }

    @Test
    @Order(7)
    void whoHasLapsedKeepsWhatIsTheirsAndNothingElse() throws IOException {
        Visitor reader = signedIn();
        assertThat(reader.get("/member/home.xhtml").body()).contains("Lapsed", "FITS-");
        assertThat(reader.get(LESSON).status()).isEqualTo(403);
        assertThat(reader.get("/member/templates.xhtml").status()).isEqualTo(403);
        assertThat(reader.get("/course/template.xhtml?template=practitioner.incident-log")
                        .status())
                .isEqualTo(403);
        String certificates = reader.get("/member/certificate.xhtml").body();
        assertThat(certificates).contains("New Comer");
        assertThat(reader.get(found("href=\"([^\"]+\\.pdf)\"", certificates).get(0))
                        .status())
                .isEqualTo(200);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
