package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Who has forgotten the password chooses another by a link, with a mail server beside the platform and without scripts;
 * nobody learns whose address is known, and nothing that was logged opens an account.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForgottenPasswordIT {

    private static final String PAGE = "/forgotten.xhtml";
    private static final String KNOWN = "family@demonstration.example";
    private static final String DISABLED = "school@demonstration.example";
    private static final String UNKNOWN = "nobody@school.example";
    private static final String SUBJECT = "Choose a new password";
    private static final String FRESH = "four other words";

    private final Mailbox mail = new Mailbox();
    private RunningServer server;
    private Visitor office;

    @BeforeAll
    void start() {
        server = RunningServer.start(RunningServer.freshData("forgotten"), RunningServer.freePort(), mail.settings());
        office = new Visitor(server.address()).signIn("administrator");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        mail.close();
    }

    @Test
    @Order(1)
    void everybodyIsAnsweredTheSameAndOnlyWhoIsKnownIsWrittenTo() throws IOException {
        String list = "/account/accounts.xhtml?words=" + DISABLED;
        String disabled = found("\\?chosen=([0-9a-z]{26})", office.get(list).body());
        Visitor.Answer turned =
                office.submit("/account/accounts.xhtml?chosen=" + disabled, "turn", Map.of("turnIt", "turnIt"));
        assertThat(turned.status()).isEqualTo(302);

        String said = asks(UNKNOWN);
        assertThat(said).contains("If there is an account with this address");
        assertThat(asks(DISABLED)).isEqualTo(said);
        assertThat(asks(" " + KNOWN.replace("family", "Family"))).isEqualTo(said);

        mail.awaited(KNOWN, SUBJECT);
        assertThat(mail.found(UNKNOWN, "")).isEmpty();
        assertThat(mail.found(DISABLED, SUBJECT)).isEmpty();
    }

    /** What the page says to somebody who names this address. */
    private String asks(String email) throws IOException {
        Visitor visitor = new Visitor(server.address());
        Visitor.Answer asked = visitor.submit(PAGE, "forgotten", Map.of("email", email, "send", "send"));
        assertThat(asked.location()).isEqualTo(PAGE + "?sent=true");
        String page = visitor.get(asked.location()).body();
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    @Test
    @Order(2)
    void onlyTheLatestLinkWorksAndOnlyOnce() throws IOException {
        String earlier = path(Mailbox.link(mail.awaited(KNOWN, SUBJECT)));
        asks(KNOWN);
        String link = path(Mailbox.link(mail.awaited(KNOWN, SUBJECT, 2)));
        Visitor reader = new Visitor(server.address());
        Visitor elsewhere = new Visitor(server.address()).signIn("family");
        assertThat(reader.get(earlier).body()).contains("This link does not work any more");
        assertThat(reader.get(link).body()).contains(KNOWN, "New password again");
        Visitor.Answer opened = reader.get(link);
        assertThat(opened.whole().headers().firstValue("Referrer-Policy")).contains("strict-origin");

        assertThat(chosen(reader, opened, FRESH, "something else").body()).contains("are not the same");
        assertThat(chosen(reader, opened, "short", "short").body()).contains("at least 12 characters");
        assertThat(elsewhere.get("/account/me.xhtml").status()).isEqualTo(200);
        new Visitor(server.address()).signIn("family");

        assertThat(chosen(reader, opened, FRESH, FRESH).location()).startsWith("/sign-in.xhtml");
        assertThat(reader.get("/sign-in.xhtml").body()).contains("Your password has been changed");
        assertThat(elsewhere.get("/account/me.xhtml").location()).startsWith("/sign-in.xhtml");
        assertThat(signsIn(Visitor.PASSWORD)).isEqualTo(200);
        assertThat(signsIn(FRESH)).isEqualTo(302);
        assertThat(reader.get(link).body()).contains("This link does not work any more");
        assertThat(chosen(reader, opened, "yet another one", "yet another one").status())
                .isEqualTo(200);
        assertThat(signsIn(FRESH)).isEqualTo(302);
        mail.awaited(KNOWN, "Your password was changed");
        assertThat(office.get("/account/audit.xhtml").body())
                .contains("Chose a new password by a link", "Sent a link for a new password");
    }

    private static String path(String link) {
        return link.replaceFirst("^https?://[^/]+", "");
    }

    private Visitor.Answer chosen(Visitor reader, Visitor.Answer opened, String wanted, String again)
            throws IOException {
        return reader.submit(
                "/new-password.xhtml", opened, "choose", Map.of("wanted", wanted, "again", again, "save", "save"));
    }

    private int signsIn(String password) throws IOException {
        return new Visitor(server.address())
                .submit("/sign-in.xhtml", "signIn", Map.of("email", KNOWN, "password", password, "enter", "enter"))
                .status();
    }

    @Test
    @Order(3)
    void theOfficeHasALinkSent() throws IOException {
        String list = "/account/accounts.xhtml?words=author";
        Visitor.Answer shown = office.get(list);
        String button = found("name=\"(account:\\d+:link)\"", shown.body());
        Visitor.Answer sent = office.submit(list, shown, "links", Map.of(button, button));
        assertThat(sent.location()).startsWith("/account/accounts.xhtml");
        assertThat(office.get(sent.location()).body()).contains("A message goes out to Demo Author");

        String link = path(Mailbox.link(mail.awaited("author@demonstration.example", SUBJECT)));
        assertThat(new Visitor(server.address()).get(link).body()).contains("author@demonstration.example");
        assertThat(new Visitor(server.address()).signIn("author").cookies()).isNotEmpty();
    }

    @Test
    @Order(4)
    void whatWasSentOpensNothingToWhoReadsMessagesOrLogs() throws IOException {
        String link = Mailbox.link(mail.awaited("author@demonstration.example", SUBJECT));
        String token = link.substring(link.indexOf("token=") + "token=".length());
        String list = office.get("/mail/messages.xhtml?words=author").body();
        String message = office.get("/mail/messages.xhtml?message=" + found("\\?message=([0-9a-z]{26})", list))
                .body();
        assertThat(message).contains("new-password.xhtml?token=").doesNotContain(token);
        try (Stream<Path> files = Files.walk(server.data())) {
            List<Path> logs = files.filter(file ->
                            file.toString().endsWith(".log") && !file.toString().contains("derby"))
                    .toList();
            assertThat(logs).isNotEmpty();
            for (Path log : logs) {
                assertThat(Files.readString(log)).doesNotContain(token);
            }
        }
    }

    @Test
    @Order(5)
    void whoAsksTooOftenHasToWait() throws IOException {
        Visitor visitor = new Visitor(server.address());
        String said = "";
        for (int i = 0; i < 70 && said.isEmpty(); i++) {
            Visitor.Answer asked = visitor.submit(PAGE, "forgotten", Map.of("email", UNKNOWN, "send", "send"));
            said = asked.status() == 200 ? asked.body() : "";
        }
        assertThat(said).contains("Many requests have come from your network");
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
