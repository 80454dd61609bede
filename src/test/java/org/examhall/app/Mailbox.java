package org.examhall.app;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server beside the platform, and what has arrived there. */
final class Mailbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("http://\\S+");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        mail.start();
    }

    /** The environment of a server that sends its mail here. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("EXAMHALL_MAIL_HOST", "127.0.0.1");
        settings.put("EXAMHALL_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()));
        settings.put("EXAMHALL_MAIL_TLS", "none");
        settings.put("EXAMHALL_MAIL_FROM", "office@fits.example");
        return settings;
    }

    /** The message to this address whose subject contains these words, as soon as it is there. */
    MimeMessage awaited(String to, String words) {
        return awaited(to, words, 1);
    }

    /** The last of so many such messages, as soon as they are there. */
    MimeMessage awaited(String to, String words, int count) {
        for (int i = 0; i < 600; i++) {
            List<MimeMessage> found = found(to, words);
            if (found.size() >= count) {
                return found.get(count - 1);
            }
            sleep();
        }
        throw new AssertionError("no message to " + to + " about " + words);
    }

    /** The messages to this address whose subject contains these words, in the order in which they came. */
    List<MimeMessage> found(String to, String words) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> isFor(message, to) && subject(message).contains(words))
                .toList();
    }

    List<String> subjects() {
        return Arrays.stream(mail.getReceivedMessages()).map(Mailbox::subject).toList();
    }

    /** The first link in a message. */
    static String link(MimeMessage message) {
        Matcher link = LINK.matcher(text(message));
        if (!link.find()) {
            throw new AssertionError("no link in " + subject(message));
        }
        return link.group();
    }

    static String text(MimeMessage message) {
        try {
            return message.getContent().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep() {
        try {
            MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static boolean isFor(MimeMessage message, String to) {
        try {
            return message.getAllRecipients()[0].toString().equals(to);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        mail.stop();
    }
}
