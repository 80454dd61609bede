package org.examhall.awarding.batch;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.examhall.awarding.ExportBatch;
import org.examhall.awarding.ExportWork;
import org.examhall.awarding.NumberedLine;
import org.examhall.awarding.file.ExportFile;
import org.examhall.awarding.file.Written;
import org.jspecify.annotations.Nullable;

/** Appends lines to the file aside. A checkpoint is given when the lines are on disk. */
@Named
@Dependent
public class LineWriter extends AbstractItemWriter {

    @Inject
    Assignment assignment;

    @Inject
    ExportWork work;

    private @Nullable ExportFile file;

    @Override
    public void open(@Nullable Serializable checkpoint) throws IOException {
        ExportBatch batch = assignment.batch();
        file = ExportFile.open(
                work.folder(),
                batch.getFileName(),
                batch.layout(),
                batch.facts(),
                checkpoint == null ? null : Written.of((String) checkpoint));
        note(file.written());
    }

    private void note(Written written) {
        work.progress(assignment.ref(), written.totals(), written.bytes());
    }

    @Override
    public void writeItems(List<Object> items) throws IOException {
        ExportFile open = Objects.requireNonNull(file);
        open.write(items.stream().map(NumberedLine.class::cast).toList());
        note(open.checkpoint());
    }

    @Override
    public Serializable checkpointInfo() throws IOException {
        return Objects.requireNonNull(file).checkpoint().text();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
