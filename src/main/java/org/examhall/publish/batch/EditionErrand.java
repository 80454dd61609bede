package org.examhall.publish.batch;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.examhall.publish.Edition;

/** Which edition the present job makes: its one parameter. */
@Dependent
class EditionErrand {

    @Inject
    JobContext job;

    Edition edition() {
        return Edition.named(BatchRuntime.getJobOperator()
                        .getParameters(job.getExecutionId())
                        .getProperty(EditionJobs.EDITION))
                .orElseThrow();
    }
}
