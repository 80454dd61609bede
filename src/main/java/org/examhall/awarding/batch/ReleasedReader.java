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
import org.examhall.awarding.Released;
import org.jspecify.annotations.Nullable;

/**
 * Reads the released results that are in no batch, a page at a time, by their keys. After a restart it begins at the
 * first again: what has been claimed is in a batch by then and is not read.
 */
@Named
@Dependent
public class ReleasedReader extends AbstractItemReader {

    private static final int PAGE = 1_000;

    @Inject
    Assignment assignment;

    @Inject
    ExportWork work;

    private final Deque<Released> page = new ArrayDeque<>();
    private @Nullable BatchRef batch;
    private String last = "";

    @Override
    public void open(@Nullable Serializable checkpoint) {
        batch = assignment.ref();
    }

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty() && batch != null) {
            page.addAll(work.released(batch, last, PAGE));
        }
        Released next = page.poll();
        if (next != null) {
            last = next.result();
        }
        return next;
    }
}
