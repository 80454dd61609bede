package org.examhall.bank.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.bank.ImportWork;
import org.examhall.bank.QuestionImport;

/** Closes what the job has done: the report adds up, or all drafts are made. */
@Named
@Dependent
public class ImportEnd extends AbstractBatchlet {

    @Inject
    ImportErrand errand;

    @Inject
    ImportJobs jobs;

    @Inject
    ImportWork work;

    @Override
    public String process() {
        if (jobs.isRefused(errand.ref())) {
            return "REFUSED";
        }
        if (errand.current().getState() == QuestionImport.State.CHECKING) {
            work.checked(errand.ref(), jobs.leftOut(errand.ref()));
            return "CHECKED";
        }
        work.committed(errand.ref());
        return "COMMITTED";
    }
}
