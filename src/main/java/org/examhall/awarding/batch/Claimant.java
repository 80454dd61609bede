package org.examhall.awarding.batch;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.awarding.BatchFacts;
import org.examhall.awarding.ExportBatch;
import org.examhall.awarding.RecordLayout;
import org.examhall.awarding.Released;
import org.jspecify.annotations.Nullable;

/** Decides of each result whether it can go out. */
@Named
@Dependent
public class Claimant implements ItemProcessor {

    @Inject
    Assignment assignment;

    private @Nullable RecordLayout layout;
    private @Nullable BatchFacts facts;

    @Override
    public Object processItem(Object item) {
        if (layout == null || facts == null) {
            ExportBatch batch = assignment.batch();
            layout = batch.layout();
            facts = batch.facts();
        }
        return ((Released) item).claim(layout, facts);
    }
}
