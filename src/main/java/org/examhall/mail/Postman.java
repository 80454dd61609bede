package org.examhall.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Hands messages to a mail server, over one connection for as many as there are. */
final class Postman implements AutoCloseable {

    private final MailServer server;
    private final Clock clock;
    private final Session session;
    private @Nullable Transport transport;

    Postman(MailServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.session = Session.getInstance(server.properties());
    }

    /** @param ref names the message for mail servers too, so that one that comes twice can be seen to be one */
    Delivery deliver(MailRef ref, Letter letter) {
        try {
            Transport connected = connected();
            MimeMessage message = message(ref, letter);
            connected.sendMessage(message, new Address[] {new InternetAddress(letter.to(), true)});
            return new Delivery.Accepted();
        } catch (MessagingException problem) {
            boolean reached = transport != null && transport.isConnected();
            String words = words(problem);
            if (!reached) {
                close();
                return new Delivery.Unreachable(words);
            }
            return isPermanent(problem) ? new Delivery.Rejected(words) : new Delivery.Postponed(words);
        }
    }

    private Transport connected() throws MessagingException {
        Transport known = transport;
        if (known == null) {
            known = session.getTransport("smtp");
            transport = known;
        }
        if (!known.isConnected()) {
            known.connect(
                    server.host(),
                    server.port(),
                    server.user().isEmpty() ? null : server.user(),
                    server.user().isEmpty() ? null : server.password());
        }
        return known;
    }

    private MimeMessage message(MailRef ref, Letter letter) throws MessagingException {
        String id = "<" + ref.value() + server.from().substring(server.from().indexOf('@')) + ">";
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(server.from(), true));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Content-Language", letter.language().tag());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (!letter.unsubscribe().isEmpty()) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.saveChanges();
        return message;
    }

    /** What the server itself said, where there is such a thing: it is nested below what the library says of it. */
    private static String words(MessagingException problem) {
        Throwable deepest = problem;
        Exception next = problem.getNextException();
        while (next != null) {
            deepest = next;
            next = next instanceof MessagingException further ? further.getNextException() : null;
        }
        String text = deepest.getMessage();
        return text == null ? deepest.getClass().getSimpleName() : text.strip();
    }

    /** Replies of SMTP that begin with 5 are for good; RFC 5321, section 4.2.1. */
    private static boolean isPermanent(MessagingException problem) {
        String words = words(problem);
        return words.matches("(?s)5\\d\\d[ -].*");
    }

    @Override
    public void close() {
        Transport known = transport;
        transport = null;
        if (known != null) {
            try {
                known.close();
            } catch (MessagingException gone) {
                // A connection that is gone need not be closed.
            }
        }
    }
}
