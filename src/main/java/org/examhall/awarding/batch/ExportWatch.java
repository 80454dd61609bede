package org.examhall.awarding.batch;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.awarding.ExportWork;

/** Tells the batch when a job takes it on, and when one gives it up. */
@Named
@Dependent
public class ExportWatch extends AbstractJobListener {

    @Inject
    Assignment assignment;

    @Inject
    ExportWork work;

    @Inject
    ExportJobs jobs;

    @Override
    public void beforeJob() {
        work.begin(assignment.ref(), assignment.execution());
    }

    @Override
    public void afterJob() {
        boolean failed = assignment.failed();
        if (failed) {
            work.interrupted(assignment.ref(), "job " + assignment.execution());
        }
        jobs.ended(assignment.ref(), failed);
    }
}
