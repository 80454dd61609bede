package org.examhall.awarding.batch;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.awarding.Claim;
import org.examhall.awarding.ExportWork;

/** Gives the results their lines in the batch. */
@Named
@Dependent
public class ClaimWriter extends AbstractItemWriter {

    @Inject
    Assignment assignment;

    @Inject
    ExportWork work;

    @Override
    public void writeItems(List<Object> items) {
        work.claim(assignment.ref(), items.stream().map(Claim.class::cast).toList());
    }
}
