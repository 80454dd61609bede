package org.examhall.awarding.batch;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.examhall.account.Actor;
import org.examhall.awarding.BatchRef;
import org.examhall.awarding.ExportBatch;
import org.examhall.awarding.Exports;
import org.examhall.awarding.file.ExportFile;
import org.examhall.kernel.Refusal;

/** Starts the jobs, and those that were interrupted again. Never within a transaction, which the job could not see. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class ExportJobs {

    private static final Logger LOG = Logger.getLogger(ExportJobs.class.getName());
    private static final String JOB = "export";

    @Inject
    Exports exports;

    /** The batches on which a job of this process works; what the job repository says of a killed process is not so. */
    private final Set<BatchRef> working = ConcurrentHashMap.newKeySet();

    /** Those of them that were restarted at a checkpoint, which may turn out not to be readable any more. */
    private final Set<BatchRef> restarted = ConcurrentHashMap.newKeySet();

    /** Prepares a batch and starts its job. */
    public ExportBatch start(String layout, Actor by) {
        ExportBatch batch = exports.prepare(layout, by);
        launch(batch);
        return batch;
    }

    /** Lets an interrupted batch go on. */
    public void resume(BatchRef ref, Actor by) {
        ExportBatch batch =
                exports.find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
        if (batch.isFinished() || isWorking(ref)) {
            throw Refusal.of("export-not-interrupted").asException();
        }
        exports.resumed(ref, by);
        resume(batch);
    }

    /** Lets the batch go on that a killed server left behind, if there is one. */
    public void recover() {
        exports.unfinished().filter(batch -> !isWorking(batch.ref())).ifPresent(this::resume);
    }

    public boolean isWorking(BatchRef ref) {
        return working.contains(ref);
    }

    /** A job has ended. One that was restarted at its checkpoint and failed is begun anew, once. */
    void ended(BatchRef ref, boolean failed) {
        working.remove(ref);
        if (restarted.remove(ref) && failed) {
            exports.find(ref).filter(batch -> !batch.isFinished()).ifPresent(batch -> {
                LOG.info(() -> "Export " + batch.getNumber() + " could not go on at its checkpoint and begins anew");
                launch(batch);
            });
        }
    }

    private void launch(ExportBatch batch) {
        if (!working.add(batch.ref())) {
            return;
        }
        try {
            BatchRuntime.getJobOperator().start(JOB, Assignment.parameters(batch.ref()));
        } catch (BatchRuntimeException e) {
            working.remove(batch.ref());
            throw e;
        }
    }

    /**
     * At its checkpoint; or from the beginning, which every step allows, where there is no checkpoint any more or the
     * job did not die but failed, so that the checkpoint itself may be what it failed at.
     */
    private void resume(ExportBatch batch) {
        Optional<Long> execution = batch.execution();
        if (execution.isEmpty() || batch.hasFailed() || !fileIsThere(batch)) {
            launch(batch);
            return;
        }
        if (!working.add(batch.ref())) {
            return;
        }
        try {
            JobOperator operator = BatchRuntime.getJobOperator();
            restarted.add(batch.ref());
            operator.restart(execution.get(), Assignment.parameters(batch.ref()));
            LOG.info(() -> "Export " + batch.getNumber() + " goes on at its checkpoint");
        } catch (BatchRuntimeException e) {
            LOG.log(Level.INFO, e, () -> "Export " + batch.getNumber() + " begins anew");
            working.remove(batch.ref());
            restarted.remove(batch.ref());
            launch(batch);
        }
    }

    private boolean fileIsThere(ExportBatch batch) {
        try {
            return batch.getBytes() == 0 || ExportFile.holds(exports.folder(), batch.getFileName(), batch.getBytes());
        } catch (IOException unreadable) {
            return false;
        }
    }
}
