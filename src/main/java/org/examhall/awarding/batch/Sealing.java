package org.examhall.awarding.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.examhall.awarding.ExportBatch;
import org.examhall.awarding.ExportWork;
import org.examhall.awarding.file.ExportFile;
import org.examhall.awarding.file.Written;

/** Seals the file and the batch. */
@Named
@Dependent
public class Sealing extends AbstractBatchlet {

    @Inject
    Assignment assignment;

    @Inject
    ExportWork work;

    @Override
    public String process() throws IOException {
        ExportBatch batch = assignment.batch();
        if (batch.isFinished()) {
            return "FINISHED";
        }
        if (batch.getWritten() != batch.getClaimed()) {
            throw new IllegalStateException(
                    batch.getWritten() + " lines are written of " + batch.getClaimed() + " that are claimed");
        }
        if (batch.getClaimed() == 0) {
            ExportFile.discard(work.folder(), batch.getFileName());
            work.cancelled(batch.ref());
            return "VOID";
        }
        ExportFile.Sealed sealed = ExportFile.seal(
                work.folder(),
                batch.getFileName(),
                batch.layout(),
                batch.facts(),
                new Written(batch.totals(), batch.getBytes()));
        work.sealed(batch.ref(), sealed.sha256(), sealed.bytes());
        return "SEALED";
    }
}
