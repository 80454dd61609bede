package org.examhall.bank.batch;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.examhall.account.Actor;
import org.examhall.bank.ImportFolder;
import org.examhall.bank.ImportNote;
import org.examhall.bank.ImportPlan;
import org.examhall.bank.ImportRef;
import org.examhall.bank.ImportWork;
import org.examhall.bank.Imports;
import org.examhall.bank.QuestionImport;
import org.examhall.kernel.Refusal;

/** Starts the jobs of imports, and those that were interrupted again. Never within a transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class ImportJobs {

    private static final Logger LOG = Logger.getLogger(ImportJobs.class.getName());
    private static final String CHECK = "import-check";
    private static final String COMMIT = "import-commit";

    @Inject
    Imports imports;

    @Inject
    ImportWork work;

    /** The imports on which a job of this process works; what the repository says of a killed process is not so. */
    private final Set<ImportRef> working = ConcurrentHashMap.newKeySet();

    /** Why files were refused as a whole, until their jobs have ended. */
    private final Map<ImportRef, Refusal> refusals = new ConcurrentHashMap<>();

    /** What was no question, until the report is closed. */
    private final Map<ImportRef, List<ImportNote>> leftOut = new ConcurrentHashMap<>();

    /**
     * Begins an import and starts reading.
     *
     * @param file on the disk of the data folder; moved to its place
     */
    public QuestionImport start(ImportPlan plan, Path file, Actor by) {
        QuestionImport begun = imports.begin(plan, by);
        try {
            Files.move(file, ImportFolder.file(begun.ref()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            work.givenUp(begun.ref(), QuestionImport.State.FAILED, Refusal.of("import-broke-off"));
            throw new UncheckedIOException(e);
        }
        launch(begun.ref(), CHECK);
        return begun;
    }

    /** Makes drafts of what was read. */
    public void commit(ImportRef ref, Imports.Reader reader) {
        imports.commit(ref, reader);
        launch(ref, COMMIT);
    }

    /** Stops the job that works on an import; what it has done is taken back. */
    public void cancel(ImportRef ref, Imports.Reader reader) {
        QuestionImport current = imports.find(ref, reader)
                .orElseThrow(() -> Refusal.of("not-found").asException());
        if (!current.isUnderWay() || !isWorking(ref)) {
            throw Refusal.of("import-state").asException();
        }
        try {
            BatchRuntime.getJobOperator().stop(current.execution().orElseThrow());
        } catch (BatchRuntimeException ended) {
            LOG.log(Level.FINE, "the import had ended", ended);
        }
    }

    /** Removes an import with its file. */
    public void discard(ImportRef ref, Imports.Reader reader) {
        imports.discard(ref, reader);
        removeFile(ref);
    }

    /** Lets those go on that a killed server left behind. */
    public void recover() {
        for (QuestionImport one : imports.underWay()) {
            if (!isWorking(one.ref())) {
                LOG.info(() -> "The import of " + one.getId() + " goes on where it was");
                launch(one.ref(), one.getState() == QuestionImport.State.CHECKING ? CHECK : COMMIT);
            }
        }
    }

    public boolean isWorking(ImportRef ref) {
        return working.contains(ref);
    }

    private void launch(ImportRef ref, String job) {
        if (!working.add(ref)) {
            return;
        }
        try {
            BatchRuntime.getJobOperator().start(job, ImportErrand.parameters(ref));
        } catch (BatchRuntimeException e) {
            working.remove(ref);
            takeBack(ref, QuestionImport.State.FAILED, Refusal.of("import-broke-off"));
            throw e;
        }
    }

    /** The file as a whole cannot be taken. */
    void refuse(ImportRef ref, Refusal reason) {
        refusals.put(ref, reason);
    }

    boolean isRefused(ImportRef ref) {
        return refusals.containsKey(ref);
    }

    void leftOut(ImportRef ref, List<ImportNote> notes) {
        leftOut.put(ref, notes);
    }

    List<ImportNote> leftOut(ImportRef ref) {
        return leftOut.getOrDefault(ref, List.of());
    }

    /** A job has ended. */
    void ended(ImportRef ref, boolean failed, boolean stopped) {
        Refusal whole = refusals.remove(ref);
        leftOut.remove(ref);
        try {
            if (whole != null) {
                takeBack(ref, QuestionImport.State.REFUSED, whole);
            } else if (stopped) {
                takeBack(ref, QuestionImport.State.CANCELLED, Refusal.of("import-cancelled"));
            } else if (failed) {
                takeBack(ref, QuestionImport.State.FAILED, Refusal.of("import-broke-off"));
            } else if (work.find(ref).isCommitted()) {
                removeFile(ref);
            }
        } finally {
            working.remove(ref);
        }
        if (work.find(ref).getState() == QuestionImport.State.COMMITTING) {
            launch(ref, COMMIT); // wanted while the job that read the file was not quite over
        }
    }

    private void takeBack(ImportRef ref, QuestionImport.State instead, Refusal reason) {
        boolean more = work.takeBack(ref);
        while (more) {
            more = work.takeBack(ref);
        }
        work.givenUp(ref, instead, reason);
        if (work.find(ref).getState() != QuestionImport.State.CHECKED) {
            removeFile(ref);
        }
    }

    /** Questions that may become secret do not lie about. */
    private static void removeFile(ImportRef ref) {
        try {
            Files.deleteIfExists(ImportFolder.file(ref));
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "The file of the import " + ref + " could not be removed");
        }
    }
}
