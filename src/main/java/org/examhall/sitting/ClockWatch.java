package org.examhall.sitting;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Looks every five seconds for candidates whose time has ended without a word from their window, and hands in for them.
 */
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
public class ClockWatch {

    private static final Logger LOG = Logger.getLogger(ClockWatch.class.getName());

    @Inject
    Scripts scripts;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void look() {
        int closed = scripts.closeOverdue();
        if (closed > 0) {
            LOG.info(() -> "Handed in by the clock: " + closed);
        }
    }
}
