package org.examhall.publish.batch;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** After each start, has those editions made that were half made when the server ended. */
@Startup
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
public class EditionRecovery {

    /** Later than the start itself, because a job cannot run before the application does. */
    private static final long SOON_MILLIS = 3_000;

    @Resource
    TimerService timers;

    @Inject
    EditionJobs jobs;

    @PostConstruct
    void soon() {
        timers.createSingleActionTimer(SOON_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    void recover() {
        jobs.recover();
    }
}
