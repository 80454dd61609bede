package org.examhall.marking;

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

/** Looks each minute which bundles have been left lying, and hands them in. */
@Startup
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class BundleWatch {

    private static final Logger LOG = Logger.getLogger(BundleWatch.class.getName());

    @Inject
    Bundles bundles;

    @Schedule(hour = "*", minute = "*", second = "37", persistent = false)
    void look() {
        // Nothing may be thrown out of a timer: the server takes one away that has failed twice.
        try {
            bundles.leftLying().forEach(bundles::lapse);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not hand in bundles that were left lying; tried again in a minute", e);
        }
    }
}
