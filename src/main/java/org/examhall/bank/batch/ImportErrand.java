package org.examhall.bank.batch;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Properties;
import org.examhall.bank.ImportRef;
import org.examhall.bank.ImportWork;
import org.examhall.bank.QuestionImport;

/** Which import the present job works on: its one parameter. */
@Dependent
class ImportErrand {

    private static final String IMPORT = "import";

    @Inject
    JobContext job;

    @Inject
    ImportWork work;

    static Properties parameters(ImportRef ref) {
        Properties parameters = new Properties();
        parameters.setProperty(IMPORT, ref.value());
        return parameters;
    }

    ImportRef ref() {
        return new ImportRef(BatchRuntime.getJobOperator()
                .getParameters(job.getExecutionId())
                .getProperty(IMPORT));
    }

    QuestionImport current() {
        return work.find(ref());
    }

    long execution() {
        return job.getExecutionId();
    }

    boolean isStopped() {
        return job.getBatchStatus() == BatchStatus.STOPPED || job.getBatchStatus() == BatchStatus.STOPPING;
    }

    boolean hasFailed() {
        return job.getBatchStatus() == BatchStatus.FAILED;
    }
}
