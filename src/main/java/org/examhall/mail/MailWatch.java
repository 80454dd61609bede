package org.examhall.mail;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks every ten seconds who has asked for what and what is to be sent, and every hour what is to be forgotten. That a
 * message is being sent is on disk before the mail server hears of it, and what came of it is on disk before the next
 * one. Logs name messages by their keys, and nobody.
 */
@Startup
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class MailWatch {

    private static final Logger LOG = Logger.getLogger(MailWatch.class.getName());

    /** So many bundles of old messages are forgotten in an hour at the most. */
    private static final int MOST_ROUNDS = 100;

    @Inject
    Outbox outbox;

    @Inject
    PasswordLinks passwordLinks;

    @Inject
    Clock clock;

    @PostConstruct
    void wake() {
        if (outbox.isAddressMissing()) {
            LOG.severe("EXAMHALL_MAIL_HOST is set and EXAMHALL_PUBLIC_URL is not: mail is held, because its links would"
                    + " lead nowhere. Set EXAMHALL_PUBLIC_URL to the address that people type.");
        }
    }

    @Schedule(hour = "*", minute = "*", second = "4/10", persistent = false)
    void look() {
        // Nothing may be thrown out of a timer: the server takes one away that has failed twice.
        try {
            answer();
            outbox.doubt();
            outbox.server().ifPresent(this::send);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not look into the outbox; tried again in ten seconds", e);
        }
    }

    @Schedule(hour = "*", minute = "7", second = "30", persistent = false)
    void forget() {
        try {
            passwordLinks.forget();
            for (int i = 0; i < MOST_ROUNDS && outbox.forget(); i++) {
                LOG.fine("More messages to forget");
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not forget old messages; tried again in an hour", e);
        }
    }

    /** Each on its own, so that one who cannot be answered holds up no other. */
    private void answer() {
        boolean more = true;
        while (more) {
            try {
                more = passwordLinks.answer();
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "Could not answer somebody who has forgotten their password", e);
            }
        }
    }

    private void send(MailServer server) {
        List<MailRef> due = outbox.due();
        if (due.isEmpty()) {
            return;
        }
        try (Postman postman = new Postman(server, clock)) {
            for (MailRef ref : due) {
                if (!sent(ref, postman)) {
                    return;
                }
            }
        }
    }

    /** Each on its own, so that one that cannot be sent holds up no other; false if the server is not there. */
    private boolean sent(MailRef ref, Postman postman) {
        try {
            Optional<Outbox.Begun> begun = outbox.begin(ref);
            if (begun.isEmpty()) {
                return true;
            }
            Delivery delivery = postman.deliver(ref, begun.get().letter());
            outbox.end(ref, delivery);
            if (!(delivery instanceof Delivery.Accepted)) {
                LOG.warning(() -> "Mail " + ref.value() + " was not sent: "
                        + delivery.getClass().getSimpleName());
            }
            return !(delivery instanceof Delivery.Unreachable);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Could not send mail " + ref.value());
            return true;
        }
    }
}
