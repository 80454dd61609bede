package org.examhall.awarding.batch;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.examhall.awarding.BatchRef;
import org.examhall.awarding.ExportWork;
import org.examhall.awarding.NumberedLine;
import org.jspecify.annotations.Nullable;

/** Reads the lines of the batch in sequence. */
@Named
@Dependent
public class LineReader extends AbstractItemReader {

    private static final int PAGE = 1_000;

    @Inject
    Assignment assignment;

    @Inject
    ExportWork work;

    private final Deque<NumberedLine> page = new ArrayDeque<>();
    private @Nullable BatchRef batch;
    private int last;

    @Override
    public void open(@Nullable Serializable checkpoint) {
        batch = assignment.ref();
        last = checkpoint == null ? 0 : (Integer) checkpoint;
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty() && batch != null) {
            page.addAll(work.lines(batch, last, PAGE));
        }
        NumberedLine next = page.poll();
        if (next != null) {
            last = next.number();
        }
        return next;
    }

    @Override
    public Serializable checkpointInfo() {
        return last;
    }
}
