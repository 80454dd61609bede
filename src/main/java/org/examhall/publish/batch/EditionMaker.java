package org.examhall.publish.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** Makes one edition. */
@Named
@Dependent
public class EditionMaker extends AbstractBatchlet {

    @Inject
    EditionErrand errand;

    @Inject
    EditionJobs jobs;

    @Override
    public String process() throws IOException {
        jobs.make(errand.edition());
        return "MADE";
    }
}
