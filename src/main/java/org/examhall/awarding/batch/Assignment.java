package org.examhall.awarding.batch;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Properties;
import org.examhall.awarding.BatchRef;
import org.examhall.awarding.ExportBatch;
import org.examhall.awarding.ExportWork;

/** Which batch the present job works on: its one parameter. */
@Dependent
class Assignment {

    private static final String BATCH = "batch";

    @Inject
    JobContext job;

    @Inject
    ExportWork work;

    static Properties parameters(BatchRef ref) {
        Properties parameters = new Properties();
        parameters.setProperty(BATCH, ref.value());
        return parameters;
    }

    BatchRef ref() {
        return new BatchRef(BatchRuntime.getJobOperator()
                .getParameters(job.getExecutionId())
                .getProperty(BATCH));
    }

    ExportBatch batch() {
        return work.batch(ref());
    }

    long execution() {
        return job.getExecutionId();
    }

    boolean failed() {
        return job.getBatchStatus() == jakarta.batch.runtime.BatchStatus.FAILED
                || job.getBatchStatus() == jakarta.batch.runtime.BatchStatus.STOPPED;
    }
}
