package org.examhall.bank.batch;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.bank.ImportWork;

/** Tells the import when a job takes it on, and takes back what a job did that gives it up. */
@Named
@Dependent
public class ImportWatch extends AbstractJobListener {

    @Inject
    ImportErrand errand;

    @Inject
    ImportWork work;

    @Inject
    ImportJobs jobs;

    @Override
    public void beforeJob() {
        work.begin(errand.ref(), errand.execution());
    }

    @Override
    public void afterJob() {
        jobs.ended(errand.ref(), errand.hasFailed(), errand.isStopped());
    }
}
