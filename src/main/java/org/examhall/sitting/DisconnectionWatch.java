package org.examhall.sitting;

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
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks every five seconds who has fallen silent and who is heard again. A window's report costs no more for it: it
 * leaves a word in memory, and here the few rows are written.
 *
 * <p>A server that stops has connected nobody meanwhile. So it notes when it was last awake, and when it is back, all
 * who write and were not silent before are taken to have been silent since then.
 */
@Startup
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DisconnectionWatch {

    private static final Logger LOG = Logger.getLogger(DisconnectionWatch.class.getName());

    @Inject
    Disconnections disconnections;

    @Inject
    Presence presence;

    @Inject
    Silences silences;

    @PostConstruct
    void wake() {
        try {
            Map<ScriptRef, Instant> lasting = disconnections.lasting();
            lasting.forEach((script, since) -> {
                presence.remember(script, since);
                silences.remember(script, since);
            });
            Instant beat = disconnections.lastBeat();
            if (beat.isAfter(Instant.EPOCH)) {
                disconnections.written().forEach(script -> presence.remember(script, beat));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not find out who was connected before; silences are measured from now on", e);
        }
    }

    @Schedule(hour = "*", minute = "*", second = "2/5", persistent = false)
    void look() {
        // Nothing may be thrown out of a timer: the server takes one away that has failed twice.
        try {
            for (Silences.Silence over = silences.next(); over != null; over = silences.next()) {
                disconnections.end(over.script(), over.since(), over.until());
            }
            presence.fallenSilent().forEach(disconnections::begin);
            if (presence.isAnybodyHere()) {
                disconnections.beat();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not note who is not connected; tried again in five seconds", e);
        }
    }
}
