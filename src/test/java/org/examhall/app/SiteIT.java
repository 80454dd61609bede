package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public site as visitors, members and the office meet it: what is kept ready, and what nobody else may read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RunningServer.Shared.class)
class SiteIT {

    private static final String SECRET = "Only those inside read this headline";
    private static final Pattern ARTICLE = Pattern.compile("/site/article-edit\\.xhtml\\?id=([0-9a-z]{26})");

    private RunningServer server;
    private Visitor office;
    private Visitor member;
    private String inside = "";
    private String draft = "";

    @BeforeAll
    void prepare(RunningServer server) throws IOException {
        this.server = server;
        office = visitor().signIn("administrator");
        member = visitor().signIn("member");
        inside = written("MEMBERS", SECRET, "publish");
        draft = written("EVERYBODY", "A draft that nobody has let out", "save");
    }

    private Visitor visitor() {
        return new Visitor(server.address());
    }

    private String written(String audience, String title, String button) throws IOException {
        Visitor.Answer saved = office.submit(
                "/site/article-edit.xhtml",
                "article",
                Map.of(
                        "kind",
                        "NEWS",
                        "audience",
                        audience,
                        "titleEn",
                        title,
                        "summaryEn",
                        title + ", in short",
                        "bodyEn",
                        title + ", at length",
                        button,
                        button));
        Matcher id = ARTICLE.matcher(saved.location());
        assertThat(id.find()).as(saved.body()).isTrue();
        return id.group(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/courses.xhtml",
                "/about.xhtml?course=practitioner",
                "/dates.xhtml",
                "/trainers.xhtml",
                "/partner.xhtml",
                "/case.xhtml",
                "/news.xhtml",
                "/accessibility.xhtml",
                "/privacy.xhtml",
                "/news.atom",
                "/sitemap.xml",
                "/robots.txt"
            })
    void aVisitorsPageComesWithoutACookieAndIsNotSentTwice(String path) throws IOException {
        Visitor.Answer first = visitor().get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.whole().headers().map()).doesNotContainKey("set-cookie");
        assertThat(header(first, "Cache-Control")).contains("public", "must-revalidate");
        assertThat(header(first, "Vary")).contains("Cookie", "Accept-Language");
        assertThat(header(first, "Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("nonce-");
        assertThat(first.body()).doesNotContain("nonce=", "jakarta.faces.ViewState", "???");

        Visitor.Answer again = visitor().send("GET", path, Map.of("If-None-Match", header(first, "ETag")), null);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theContactFormMakesNoSession() throws IOException {
        Visitor.Answer page = visitor().get("/contact.xhtml");
        assertThat(page.whole().headers().map()).doesNotContainKey("set-cookie");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whoIsSignedInGetsTheirOwnPageAndNoneThatIsKept() throws IOException {
        Visitor.Answer page = member.get("/");
        assertThat(page.body()).contains("Demo Member");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(visitor().get("/").body()).doesNotContain("Demo Member");
    }

    @Test
    void aPageSpeaksTheLanguageThatItsAddressNames() throws IOException {
        assertThat(visitor().get("/?lang=nb").body())
                .contains("<html")
                .contains("lang=\"nb\"")
                .contains(">Kurs</a>");
        assertThat(visitor().get("/?lang=en").body()).contains("lang=\"en\"");
        Visitor.Answer wished = visitor().send("GET", "/courses.xhtml", Map.of("Accept-Language", "nb-NO"), null);
        assertThat(wished.body()).contains("lang=\"nb\"");
        assertThat(wished.body()).contains("hreflang=\"en\"", "hreflang=\"nb\"", "hreflang=\"x-default\"");
    }

    @Test
    void whatIsForMembersIsNowhereElse() throws IOException {
        assertThat(member.get("/news.xhtml").body()).contains(SECRET);
        assertThat(member.get("/article.xhtml?id=" + inside).body()).contains(SECRET);
        for (Visitor outside :
                List.of(visitor(), visitor().signIn("trainer"), visitor().signIn("learner"))) {
            for (String path : List.of(
                    "/",
                    "/?lang=nb",
                    "/news.xhtml",
                    "/news.xhtml?page=2",
                    "/news.atom",
                    "/news.atom?lang=nb",
                    "/sitemap.xml")) {
                assertThat(outside.get(path).body()).as(path).doesNotContain(SECRET, inside);
            }
            Visitor.Answer guessed = outside.get("/article.xhtml?id=" + inside);
            assertThat(guessed.status()).isEqualTo(404);
            assertThat(guessed.body()).doesNotContain(SECRET);
        }
        assertThat(member.get("/news.atom").body()).doesNotContain(SECRET);
    }

    @Test
    void aDraftIsNowhereAndWhatIsTakenDownIsGoneAtOnce() throws IOException {
        for (Visitor anybody : List.of(visitor(), member, office)) {
            assertThat(anybody.get("/article.xhtml?id=" + draft).status()).isEqualTo(404);
        }
        String out = written("EVERYBODY", "Out for a moment", "publish");
        assertThat(visitor().get("/news.xhtml").body()).contains("Out for a moment");
        assertThat(visitor().get("/news.atom").body()).contains(out);
        Visitor.Answer down = office.submit(
                "/site/article-edit.xhtml?id=" + out,
                "article",
                Map.of(
                        "kind", "NEWS",
                        "audience", "EVERYBODY",
                        "titleEn", "Out for a moment",
                        "summaryEn", "s",
                        "bodyEn", "b",
                        "takeDown", "takeDown"));
        assertThat(down.status()).isEqualTo(302);
        assertThat(visitor().get("/news.xhtml").body()).doesNotContain("Out for a moment");
        assertThat(visitor().get("/article.xhtml?id=" + out).status()).isEqualTo(404);
    }

    @Test
    void aMessageReachesTheOfficeAndOneOfAProgramDoesNot() throws IOException {
        Visitor.Answer sent = visitor()
                .submit(
                        "/contact.xhtml",
                        "contact",
                        Map.of(
                                "topic",
                                "OTHER",
                                "email",
                                "somebody@school.example",
                                "words",
                                "A question",
                                "send",
                                "send"));
        assertThat(sent.location()).contains("sent=yes");
        Visitor.Answer program = visitor()
                .submit(
                        "/contact.xhtml",
                        "contact",
                        Map.of(
                                "topic", "OTHER",
                                "email", "program@spam.example",
                                "words", "Buy this",
                                "website", "https://spam.example",
                                "send", "send"));
        assertThat(program.location()).contains("sent=yes");
        assertThat(office.get("/site/messages.xhtml").body())
                .contains("somebody@school.example", "A question")
                .doesNotContain("program@spam.example");
    }

    @Test
    void theButtonOfAMessageMeansThatMessageWhateverHasComeSince() throws IOException {
        writes("first@school.example");
        Visitor.Answer shown = office.get("/site/messages.xhtml");
        Matcher button = Pattern.compile(
                        "name=\"answered\" value=\"([0-9a-z]{26})\" aria-label=\"[^\"]*first@school.example\"")
                .matcher(shown.body());
        assertThat(button.find()).isTrue();
        writes("second@school.example");
        for (int i = 0; i < 2; i++) {
            Visitor.Answer noted =
                    office.submit("/site/messages.xhtml", shown, "messages-list", Map.of("answered", button.group(1)));
            assertThat(noted.location()).as("click " + (i + 1)).isEqualTo("/site/messages.xhtml");
            assertThat(office.get("/site/messages.xhtml").body())
                    .contains("Note as answered: second@school.example")
                    .doesNotContain("Note as answered: first@school.example");
        }
        office.get("/site/messages.xhtml?answered=" + button.group(1));
        Visitor.Answer gone = office.submit(
                "/site/messages.xhtml", shown, "messages-list", Map.of("answered", "01jc0000000000000000000000"));
        assertThat(office.get(gone.location()).body()).contains("This does not exist");
    }

    private void writes(String email) throws IOException {
        visitor()
                .submit(
                        "/contact.xhtml",
                        "contact",
                        Map.of("topic", "OTHER", "email", email, "words", "A question", "send", "send"));
    }

    @Test
    void theRegisterNamesWhoAgreed() throws IOException {
        assertThat(visitor().get("/trainers.xhtml?words=demonstration+town").body())
                .contains("Demo Trainer");
        assertThat(visitor().get("/trainers.xhtml?words=nobody").body()).doesNotContain("Demo Trainer");
    }

    private static String header(Visitor.Answer answer, String name) {
        return answer.whole().headers().firstValue(name).orElse("");
    }
}
