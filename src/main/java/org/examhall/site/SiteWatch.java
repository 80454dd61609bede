package org.examhall.site;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.examhall.account.AccountRef;

/**
 * Writes alerts every minute and the letter of the week on Monday mornings (UTC), and deletes old messages at night.
 * Where several servers do it at once, the database lets each article go to each member once.
 */
@Startup
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SiteWatch {

    private static final Logger LOG = Logger.getLogger(SiteWatch.class.getName());

    @Inject
    NewsMail mail;

    @Inject
    ContactMessages messages;

    @Schedule(hour = "*", minute = "*", second = "17", persistent = false)
    void writeAlerts() {
        quietly("Could not find out whether there are alerts; tried again in a minute", () -> {
            if (mail.hasAlerts()) {
                toAll(false, mail::writeAlerts);
            }
        });
    }

    @Schedule(dayOfWeek = "Mon", hour = "6", minute = "30", second = "0", timezone = "UTC", persistent = false)
    void writeDigests() {
        toAll(true, mail::writeDigest);
    }

    @Schedule(hour = "3", minute = "20", second = "0", persistent = false)
    void forget() {
        quietly("Could not delete old messages; tried again tomorrow", messages::forget);
    }

    private void toAll(boolean weekly, Consumer<AccountRef> writing) {
        quietly(
                "Could not find out who wants news",
                () -> mail.wishing(weekly)
                        .forEach(account ->
                                quietly("Could not write news to one member", () -> writing.accept(account))));
    }

    /** Nothing may be thrown out of a timer: the server takes one away that has failed twice. */
    private static void quietly(String otherwise, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, otherwise, e);
        }
    }
}
