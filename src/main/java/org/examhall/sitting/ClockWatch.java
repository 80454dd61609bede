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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks every five seconds for candidates whose time has ended without a word from their window, and hands in for them;
 * and for rest breaks that are used up, which it enters in the books. The clocks of those run on without it.
 */
@Startup
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ClockWatch {

    private static final Logger LOG = Logger.getLogger(ClockWatch.class.getName());

    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(60);

    @Inject
    Scripts scripts;

    @Inject
    Clock clock;

    private volatile Instant lastLook = Instant.EPOCH;

    @PostConstruct
    void wake() {
        lastLook = clock.instant();
        settleBreaks(); // those that ran out while the server was down, before an answer is decided
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void look() {
        // Nothing may be thrown out of a timer: the server takes one away that has failed twice.
        try {
            settleBreaks();
            List<ScriptRef> overdue = scripts.overdue();
            lastLook = clock.instant();
            overdue.forEach(this::closeInTime);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not look for candidates whose time has ended; tried again in five seconds", e);
        }
    }

    private void settleBreaks() {
        try {
            scripts.restedOut().forEach(scripts::settle);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not end the rest breaks that are used up; tried again in five seconds", e);
        }
    }

    /** Each on its own, so that one that cannot be closed holds up nobody else. */
    private void closeInTime(ScriptRef script) {
        try {
            if (scripts.closeIfOverdue(script)) {
                LOG.info(() -> "Handed in by the clock: " + script.value());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Could not hand in by the clock; tried again: " + script.value());
        }
    }

    /** Whether the last look was not long ago. */
    public boolean isAwake() {
        return Duration.between(lastLook, clock.instant()).compareTo(LONGEST_SLEEP) < 0;
    }
}
