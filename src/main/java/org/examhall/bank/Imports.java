package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The imports, for the people who begin, read and commit them. */
@ApplicationScoped
@Transactional
public class Imports {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ImportStore store;

    @Inject
    AuditTrail audit;

    /** Whose imports somebody sees: an author's own, or everybody's. */
    public record Reader(Actor actor, boolean everything) {}

    /** Begins an import; the job that reads the file is started by the caller, outside the transaction. */
    public QuestionImport begin(ImportPlan plan, Actor by) {
        if (!ItemRef.isName(plan.bank())) {
            throw Refusal.of("import-bank").asException();
        }
        QuestionImport begun = new QuestionImport(plan, by, clock);
        em.persist(begun);
        audit.record(by, "import-begun", "import", begun.getId(), plan.fileName() + ", SHA-256 " + plan.digest());
        return begun;
    }

    /** An import, if this person may see it. */
    public Optional<QuestionImport> find(ImportRef ref, Reader reader) {
        return Optional.ofNullable(em.find(QuestionImport.class, ref.value()))
                .filter(found -> reader.everything()
                        || found.owner().id().equals(reader.actor().id()));
    }

    /** The latest first. */
    public List<QuestionImport> list(Reader reader, int first, int count) {
        return em.createQuery(
                        "select i from QuestionImport i where :everything = 1 or i.ownerId = :owner"
                                + " order by i.begunAt desc, i.id desc",
                        QuestionImport.class)
                .setParameter("everything", reader.everything() ? 1 : 0)
                .setParameter("owner", reader.actor().id())
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList();
    }

    public long count(Reader reader) {
        return em.createQuery(
                        "select count(i) from QuestionImport i where :everything = 1 or i.ownerId = :owner", Long.class)
                .setParameter("everything", reader.everything() ? 1 : 0)
                .setParameter("owner", reader.actor().id())
                .getSingleResult();
    }

    /** A page of the report. */
    public List<ImportRow> rows(ImportRef ref, @Nullable Fate fate, int skipped, int count) {
        return store.page(ref.value(), fate, skipped, count);
    }

    /** The report from a row on, for whoever reads all of it. */
    public List<ImportRow> rowsAfter(ImportRef ref, int number, int count) {
        return store.rows(ref.value(), null, number, count);
    }

    /** Imports on which a job should be working. */
    public List<QuestionImport> underWay() {
        return em.createQuery("select i from QuestionImport i where i.state in :states", QuestionImport.class)
                .setParameter("states", List.of(QuestionImport.State.CHECKING, QuestionImport.State.COMMITTING))
                .getResultList();
    }

    /**
     * The author wants the drafts of an import that was read.
     *
     * @throws org.examhall.kernel.Refused {@code import-state}, {@code import-nothing}
     */
    public void commit(ImportRef ref, Reader reader) {
        QuestionImport current =
                find(ref, reader).orElseThrow(() -> Refusal.of("not-found").asException());
        if (current.getImported() == 0) {
            throw Refusal.of("import-nothing").asException();
        }
        current.commit();
        audit.record(reader.actor(), "import-commit-begun", "import", ref.value(), current.getFileName());
    }

    /**
     * Removes an import and its report; drafts that it made stay.
     *
     * @throws org.examhall.kernel.Refused {@code import-under-way}
     */
    public void discard(ImportRef ref, Reader reader) {
        QuestionImport current =
                find(ref, reader).orElseThrow(() -> Refusal.of("not-found").asException());
        if (current.isUnderWay()) {
            throw Refusal.of("import-under-way").asException();
        }
        store.forget(ref.value());
        em.remove(current);
        audit.record(reader.actor(), "import-discarded", "import", ref.value(), current.getFileName());
    }

    /** The banks that there are. */
    public List<String> banks() {
        return em.createQuery("select distinct v.bank from ItemVersion v order by v.bank", String.class)
                .getResultList();
    }
}
