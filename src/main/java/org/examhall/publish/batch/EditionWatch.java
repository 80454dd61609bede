package org.examhall.publish.batch;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Tells when a job has ended, so that the edition may be wanted again. */
@Named
@Dependent
public class EditionWatch extends AbstractJobListener {

    @Inject
    EditionErrand errand;

    @Inject
    EditionJobs jobs;

    @Override
    public void afterJob() {
        jobs.ended(errand.edition());
    }
}
