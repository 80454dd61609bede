package org.examhall.awarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;

/**
 * What the job does to a batch. Each step is a transaction of its own, not the job's: that one belongs to the job
 * repository, which is another database. So what is done here is certain before the job's checkpoint says so, and after
 * a crash the job may ask for it once more; everything here can be repeated.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ExportWork {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ExportStore store;

    @Inject
    AuditTrail audit;

    public ExportBatch batch(BatchRef ref) {
        ExportBatch batch = em.find(ExportBatch.class, ref.value());
        if (batch == null) {
            throw Refusal.of("not-found").asException();
        }
        return batch;
    }

    private ExportBatch lock(BatchRef ref) {
        ExportBatch batch = batch(ref);
        em.refresh(batch, LockModeType.PESSIMISTIC_WRITE);
        return batch;
    }

    /** The folder of the files. */
    public Path folder() {
        return DataFolder.path().resolve("exports");
    }

    /** A job takes the batch on; one that is finished stays so. */
    public void begin(BatchRef ref, long execution) {
        ExportBatch batch = lock(ref);
        if (!batch.isFinished()) {
            batch.begin(execution);
        }
    }

    /** The job ended before the batch was finished. */
    public void interrupted(BatchRef ref, String reason) {
        lock(ref).interrupt(reason);
    }

    /** Released results that are in no batch, by key. */
    public List<Released> released(BatchRef ref, String after, int count) {
        return ExportStore.done(() -> store.released(ref.value(), after, count));
    }

    /** Puts results into the batch, or notes why not. */
    public void claim(BatchRef ref, List<Claim> claims) {
        ExportStore.done(() -> {
            store.claim(ref.value(), claims);
            return claims.size();
        });
    }

    /** The lines of a batch after a number. */
    public List<NumberedLine> lines(BatchRef ref, int after, int count) {
        return ExportStore.done(() -> store.lines(ref.value(), after, count));
    }

    /** Notes what is written, and on disk. */
    public void progress(BatchRef ref, Totals totals, long bytes) {
        ExportStore.done(() -> {
            store.progress(ref.value(), totals, bytes);
            return totals.records();
        });
    }

    /** The file is in its place. */
    public void sealed(BatchRef ref, String sha256, long bytes) {
        ExportBatch batch = lock(ref);
        if (!batch.isFinished()) {
            batch.seal(sha256, bytes, clock.instant());
            audit.record(Actor.SYSTEM, "export-sealed", "export", ref.value(), batch.getFileName());
        }
    }

    /** No result could go out. */
    public void cancelled(BatchRef ref) {
        ExportBatch batch = lock(ref);
        if (!batch.isFinished()) {
            batch.cancel(clock.instant());
            audit.record(Actor.SYSTEM, "export-void", "export", ref.value(), "");
        }
    }
}
