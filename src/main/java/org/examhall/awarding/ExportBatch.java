package org.examhall.awarding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.NullUnmarked;

/**
 * A file of results for the awarding body. It is prepared by a person; a job claims the released results and writes
 * them aside; when all are written the file gets its trailer and digest, is moved into place, and the batch is sealed.
 * A batch that is interrupted goes on where it was. One whose every result was refused is void and has no file.
 */
@Entity
@Table(name = "export_batch")
@NullUnmarked // JPA fills the fields
public class ExportBatch {

    /** How far a batch has come. */
    public enum State {
        PREPARED,
        RUNNING,
        SEALED,
        VOID
    }

    @Id
    private String id;

    @Column(name = "batch_number")
    private int number;

    private String layout;

    @Column(name = "layout_text")
    private String layoutText;

    @Column(name = "file_name")
    private String fileName;

    @Enumerated(EnumType.STRING)
    private State state;

    private Integer running;

    @Column(name = "prepared_at")
    private Instant preparedAt;

    @Column(name = "prepared_by")
    private String preparedBy;

    @Column(name = "execution_id")
    private Long executionId;

    private int claimed;
    private int refused;
    private int written;
    private long bytes;

    @Column(name = "mark_total")
    private BigDecimal markTotal;

    @Column(name = "number_total")
    private long numberTotal;

    private String problem;
    private String digest;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Version
    private long version;

    ExportBatch() {}

    ExportBatch(int number, RecordLayout layout, Actor by, Clock clock) {
        this.id = Reference.fresh(clock);
        this.number = number;
        this.layout = layout.getName();
        this.layoutText = layout.source();
        this.state = State.PREPARED;
        this.running = 1;
        this.preparedAt = clock.instant();
        this.preparedBy = by.name();
        this.markTotal = BigDecimal.ZERO;
        this.fileName = layout.fileName(facts());
    }

    /** A job has taken the batch on. */
    void begin(long execution) {
        requireUnfinished();
        state = State.RUNNING;
        executionId = execution;
        problem = null;
    }

    /** The job ended before the batch did. */
    void interrupt(String reason) {
        if (!isFinished()) {
            problem = reason.length() <= 300 ? reason : reason.substring(0, 300);
        }
    }

    /** The file is in its place. */
    void seal(String sha256, long length, Instant now) {
        requireUnfinished();
        if (written != claimed) {
            throw new IllegalStateException("not all lines are written");
        }
        state = State.SEALED;
        running = null;
        digest = sha256;
        bytes = length;
        finishedAt = now;
    }

    /** There was nothing that could be written. */
    void cancel(Instant now) {
        requireUnfinished();
        state = State.VOID;
        running = null;
        finishedAt = now;
    }

    private void requireUnfinished() {
        if (isFinished()) {
            throw new IllegalStateException("the batch is finished");
        }
    }

    public BatchRef ref() {
        return new BatchRef(id);
    }

    public String getId() {
        return id;
    }

    public int getNumber() {
        return number;
    }

    public String getLayout() {
        return layout;
    }

    /** The layout as it was when the batch was prepared. */
    public RecordLayout layout() {
        return ((LayoutReading.Usable) RecordLayout.read(layout, layoutText)).layout();
    }

    public BatchFacts facts() {
        return new BatchFacts(number, preparedAt, layout);
    }

    public String getFileName() {
        return fileName;
    }

    public State getState() {
        return state;
    }

    public boolean isFinished() {
        return running == null;
    }

    public boolean isSealed() {
        return state == State.SEALED;
    }

    public Instant getPreparedAt() {
        return preparedAt;
    }

    public String getPreparedBy() {
        return preparedBy;
    }

    /** The job that works on it, or did last. */
    public Optional<Long> execution() {
        return Optional.ofNullable(executionId);
    }

    /** How many results have a line in the batch. */
    public int getClaimed() {
        return claimed;
    }

    /** How many results broke a rule. */
    public int getRefused() {
        return refused;
    }

    public int getWritten() {
        return written;
    }

    /** The length of the file, of what is certain to be on disk while it is being written. */
    public long getBytes() {
        return bytes;
    }

    public Totals totals() {
        return new Totals(written, markTotal, numberTotal);
    }

    /** Whether the job gave the batch up, other than by dying with the server. */
    public boolean hasFailed() {
        return problem != null;
    }

    /** SHA-256 of the file; empty before it is sealed. */
    public String getDigest() {
        return digest == null ? "" : digest;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
