package org.examhall.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.examhall.kernel.Language;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages are handed to a mail server: one that takes them, one that is away, and one that will not. */
class PostmanTest {

    private static final MailRef REF = new MailRef("01jc0000000000000000000000");
    private static final Letter LETTER =
            new Letter("leser@skole.example", Language.NB, "Velkommen på møtet", "Hei Åse\n\nÆ, ø og å.\n.\nSlutt");

    private final StoppedClock clock = StoppedClock.atMorning();
    private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        server.stop();
    }

    private Postman postman(int port) {
        return new Postman(
                new MailServer("127.0.0.1", port, "", "", "office@fits.example", MailServer.Tls.NONE), clock);
    }

    @Test
    void aMessageArrivesOnceAsItWasWritten() throws Exception {
        server.start();
        try (Postman postman = postman(server.getSmtp().getPort())) {
            assertThat(postman.deliver(REF, LETTER)).isInstanceOf(Delivery.Accepted.class);
        }

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage got = server.getReceivedMessages()[0];
        assertThat(got.getSubject()).isEqualTo("Velkommen på møtet");
        assertThat(got.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(LETTER.text());
        assertThat(got.getMessageID()).isEqualTo("<01jc0000000000000000000000@fits.example>");
        assertThat(got.getSentDate()).isEqualTo(StoppedClock.MORNING);
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void aNewsletterSaysHowItIsEnded() throws Exception {
        server.start();
        Letter news = new Letter("a@b.example", Language.EN, "News", "Text", "https://fits.example/stop?key=1");
        try (Postman postman = postman(server.getSmtp().getPort())) {
            postman.deliver(REF, news);
        }

        assertThat(server.getReceivedMessages()[0].getHeader("List-Unsubscribe"))
                .containsExactly("<https://fits.example/stop?key=1>");
    }

    @Test
    void whatAServerThatWasAwayMissedArrivesWhenItIsBackAndOnlyOnce() throws Exception {
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        Mail mail = new Mail(REF, "an occasion", LETTER, true, clock.instant());
        try (Postman postman = postman(port)) {
            mail.begin(clock.instant());
            mail.end(postman.deliver(REF, mail.letter()), clock.instant());
            assertThat(mail.getState()).isEqualTo(MailState.WAITING);

            server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            clock.passes(java.time.Duration.ofMinutes(1));
            assertThat(mail.isDue(clock.instant())).isTrue();
            mail.begin(clock.instant());
            mail.end(postman.deliver(REF, mail.letter()), clock.instant());
        }

        assertThat(mail.getState()).isEqualTo(MailState.SENT);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aRecipientWhomTheServerRefusesIsNotTriedAgainAndOthersAreServed() throws IOException {
        try (Grumpy grumpy = new Grumpy("550 no such user");
                Postman postman = postman(grumpy.port())) {
            assertThat(postman.deliver(REF, LETTER)).isEqualTo(new Delivery.Rejected("550 no such user"));
        }
    }

    @Test
    void aRecipientWhomTheServerPutsOffIsTriedAgain() throws IOException {
        try (Grumpy grumpy = new Grumpy("451 greylisted, come back later");
                Postman postman = postman(grumpy.port())) {
            assertThat(postman.deliver(REF, LETTER))
                    .isEqualTo(new Delivery.Postponed("451 greylisted, come back later"));
        }
    }

    @Test
    void aServerThatOffersNoEncryptionIsToldNothing() throws IOException {
        server.start();
        MailServer strict = new MailServer(
                "127.0.0.1", server.getSmtp().getPort(), "u", "p", "office@fits.example", MailServer.Tls.STARTTLS);
        try (Postman postman = new Postman(strict, clock)) {
            assertThat(postman.deliver(REF, LETTER)).isInstanceOf(Delivery.Unreachable.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** A server that says the same to every recipient. */
    private static final class Grumpy implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final Thread thread;

        Grumpy(String answer) throws IOException {
            thread = new Thread(() -> serve(answer), "grumpy");
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        private void serve(String answer) {
            try (Socket socket = door.accept();
                    OutputStream out = socket.getOutputStream();
                    InputStream in = socket.getInputStream();
                    var lines =
                            new java.io.BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.US_ASCII))) {
                say(out, "220 grumpy");
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    say(out, line.startsWith("RCPT") ? answer : line.startsWith("QUIT") ? "221 bye" : "250 ok");
                }
            } catch (IOException gone) {
                // the test is over
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
