package org.examhall.awarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;

/** The batches of results for the awarding body, for the people who prepare, watch and fetch them. */
@ApplicationScoped
@Transactional
public class Exports {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ExportStore store;

    @Inject
    Layouts layouts;

    @Inject
    AuditTrail audit;

    /**
     * Prepares a batch. Only one can be unfinished at a time, which the database enforces.
     *
     * @throws org.examhall.kernel.Refused {@code export-running}, {@code export-nothing}, {@code layout-unknown}
     */
    public ExportBatch prepare(String layoutName, Actor by) {
        RecordLayout layout = layouts.find(layoutName)
                .orElseThrow(() -> Refusal.of("layout-unknown", layoutName).asException());
        if (unfinished().isPresent()) {
            throw Refusal.of("export-running").asException();
        }
        if (waiting() == 0) {
            throw Refusal.of("export-nothing").asException();
        }
        int number = 1
                + em.createQuery("select coalesce(max(b.number), 0) from ExportBatch b", Integer.class)
                        .getSingleResult();
        ExportBatch batch = new ExportBatch(number, layout, by, clock);
        audit.record(by, "export-prepared", "export", batch.getId(), "no. " + number + ", " + layoutName);
        try {
            em.persist(batch);
            em.flush();
        } catch (PersistenceException another) {
            throw Refusal.of("export-running").asException();
        }
        return batch;
    }

    /** The batch that is not finished, if there is one. */
    public Optional<ExportBatch> unfinished() {
        return em.createQuery("select b from ExportBatch b where b.running = 1", ExportBatch.class)
                .getResultStream()
                .findFirst();
    }

    public Optional<ExportBatch> find(BatchRef ref) {
        return Optional.ofNullable(em.find(ExportBatch.class, ref.value()));
    }

    /** All batches, the latest first. */
    public List<ExportBatch> history(int first, int count) {
        return em.createQuery("select b from ExportBatch b order by b.number desc", ExportBatch.class)
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList();
    }

    public long count() {
        return em.createQuery("select count(b) from ExportBatch b", Long.class).getSingleResult();
    }

    /** How many released results have not gone out. */
    public long waiting() {
        return ExportStore.done(store::waiting);
    }

    /** The results that a batch left out, a hundred at most. */
    public List<RefusedLine> refused(BatchRef ref) {
        return ExportStore.done(() -> store.refused(ref.value(), 100));
    }

    /** Somebody wants an interrupted batch to go on. */
    public void resumed(BatchRef ref, Actor by) {
        audit.record(by, "export-resumed", "export", ref.value(), "");
    }

    /** A sealed batch that somebody is about to download. */
    public ExportBatch download(BatchRef ref, Actor by) {
        ExportBatch batch = find(ref)
                .filter(ExportBatch::isSealed)
                .orElseThrow(() -> Refusal.of("not-found").asException());
        audit.record(by, "export-downloaded", "export", ref.value(), batch.getFileName());
        return batch;
    }

    /** The folder of the files. */
    public Path folder() {
        return DataFolder.path().resolve("exports");
    }
}
