package org.examhall.member;

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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at each start and every hour, because a day begins at another hour in each country, whom to tell that a
 * membership ends. What a server that was away has missed is told then.
 */
@Startup
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class MembershipWatch {

    private static final Logger LOG = Logger.getLogger(MembershipWatch.class.getName());

    @Inject
    Memberships memberships;

    @Inject
    Joining joining;

    @PostConstruct
    void wake() {
        look();
    }

    @Schedule(hour = "*", minute = "7", persistent = false)
    void look() {
        // Nothing may be thrown out of a timer: the server takes one away that has failed twice.
        try {
            joining.forget();
            memberships.nearTheirEnd().forEach(this::remind);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not look which memberships end; tried again in an hour", e);
        }
    }

    /** Each on its own, so that one that cannot be told holds up nobody else. */
    private void remind(MembershipRef membership) {
        try {
            memberships.remind(membership);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Could not remind the holder of membership " + membership.value());
        }
    }
}
