package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;

/**
 * What the jobs do to an import. Each step is a transaction of its own, and notes in it how far it has come: so the
 * rows of the report are the checkpoint, and a job that is started again goes on behind the last one.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ImportWork {

    private static final String TAG = "imported";
    /** Rows whose drafts are removed at a time. */
    private static final int STRETCH = 500;

    private static final int LONGEST_SOURCE = 200;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ImportStore store;

    @Inject
    Drafts drafts;

    @Inject
    Media media;

    @Inject
    AuditTrail audit;

    public QuestionImport find(ImportRef ref) {
        QuestionImport found = em.find(QuestionImport.class, ref.value());
        if (found == null) {
            throw Refusal.of("not-found").asException();
        }
        return found;
    }

    private QuestionImport lock(ImportRef ref) {
        QuestionImport found = find(ref);
        em.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    public void begin(ImportRef ref, long execution) {
        lock(ref).begin(execution);
    }

    /**
     * The items of the bank that could ask the same, by key. They are few bytes each; page by page Derby would sort the
     * whole bank for each page.
     */
    public List<String> inBank(ImportRef ref) {
        QuestionImport current = find(ref);
        return em.createQuery(
                        "select v.id from ItemVersion v where v.bank = :bank and v.language = :language"
                                + " and v.retiredAt is null order by v.id",
                        String.class)
                .setParameter("bank", current.getBank())
                .setParameter("language", current.getLanguage())
                .getResultList();
    }

    /** Learns what some items of the bank ask. */
    public void learn(ImportRef ref, List<String> versions) {
        Map<String, String> contents = new LinkedHashMap<>();
        for (String id : versions) {
            ItemVersion version = em.find(ItemVersion.class, id);
            if (version != null) {
                contents.putIfAbsent(Likeness.of(version.read()), version.ref().toString());
            }
        }
        store.know(ref.value(), contents);
    }

    /** Decides the fate of questions, and reports it. */
    public void report(ImportRef ref, List<FoundQuestion> questions) {
        QuestionImport current = find(ref);
        Map<String, String> known = store.known(
                ref.value(),
                questions.stream()
                        .map(FoundQuestion::content)
                        .filter(content -> !content.isEmpty())
                        .collect(Collectors.toSet()));
        Set<String> taken = store.taken(
                ref.value(),
                questions.stream()
                        .filter(question -> !question.identifier().isEmpty())
                        .map(question -> new ItemRef(current.getBank(), question.identifier()).toString())
                        .collect(Collectors.toSet()));
        List<ImportRow> rows = new ArrayList<>();
        Map<Integer, String> contents = new HashMap<>();
        for (FoundQuestion question : questions) {
            ImportRow row = row(current, question, known, taken);
            rows.add(row);
            if (row.fate() == Fate.IMPORTED) {
                known.put(question.content(), row.item());
                taken.add(row.item());
                contents.put(row.number(), question.content());
            }
        }
        store.add(ref.value(), rows, contents);
        store.count(ref.value(), count(rows, Fate.IMPORTED), count(rows, Fate.DUPLICATE), count(rows, Fate.REFUSED));
    }

    private static int count(List<ImportRow> rows, Fate fate) {
        return (int) rows.stream().filter(row -> row.fate() == fate).count();
    }

    private static ImportRow row(
            QuestionImport current, FoundQuestion question, Map<String, String> known, Set<String> taken) {
        Refusal reason = question.reason();
        String same = known.get(question.content());
        Fate fate = reason != null ? Fate.REFUSED : same != null ? Fate.DUPLICATE : Fate.IMPORTED;
        List<ImportNote> notes = new ArrayList<>(question.notes());
        String item = same == null ? "" : same;
        if (fate == Fate.IMPORTED) {
            item = name(current, question, taken, notes);
        }
        return new ImportRow(
                question.number(),
                question.file(),
                question.line(),
                question.name(),
                fate,
                fate == Fate.REFUSED ? "" : item,
                reason == null ? null : ImportNote.of(reason),
                notes);
    }

    private static String name(
            QuestionImport current, FoundQuestion question, Set<String> taken, List<ImportNote> notes) {
        String wanted = question.identifier();
        if (!wanted.isEmpty()) {
            String ref = new ItemRef(current.getBank(), wanted).toString();
            if (!taken.contains(ref)) {
                return ref;
            }
            notes.add(ImportNote.of("name-taken", wanted));
        }
        return fresh(current, question.number());
    }

    /** A name that nothing else has: it begins with a part of the import's own. */
    private static String fresh(QuestionImport current, int number) {
        String id = current.getId();
        String name = "q-%s-%05d".formatted(id.substring(id.length() - 6), number);
        return new ItemRef(current.getBank(), name).toString();
    }

    /** The whole file is read. */
    public void checked(ImportRef ref, List<ImportNote> leftOut) {
        lock(ref).check(leftOut, clock.instant());
        store.forgetContents(ref.value());
    }

    /** The rows of a stretch of the report that become drafts, by number. */
    private Map<Integer, String> promised(ImportRef ref, int after, int last) {
        return store.rows(ref.value(), Fate.IMPORTED, after, last - after).stream()
                .filter(row -> row.number() <= last)
                .collect(Collectors.toMap(ImportRow::number, ImportRow::item));
    }

    /**
     * Makes drafts of the questions that the report promised.
     *
     * @param ready in sequence; those among them that are duplicates are passed over
     * @param last the number of the last question that was read
     */
    public void makeDrafts(ImportRef ref, List<ReadyQuestion> ready, int last) {
        QuestionImport current = find(ref);
        Map<Integer, String> promised = promised(ref, current.getWritten(), last);
        // Somebody may have used a name since the report.
        Set<String> taken = store.takenInBank(promised.values());
        for (ReadyQuestion question : ready) {
            String item = promised.get(question.number());
            if (item != null) {
                if (taken.contains(item)) {
                    item = fresh(current, question.number());
                    store.rename(ref.value(), question.number(), item);
                }
                drafts.add(draft(current, question, ItemRef.of(item)), current.owner());
            }
        }
        store.written(ref.value(), last);
    }

    /** Keeps what drafts will show. What is kept already, or shown by no draft in the end, does no harm. */
    public void keep(List<Medium> shown) {
        shown.forEach(media::keep);
    }

    private static NewDraft draft(QuestionImport current, ReadyQuestion question, ItemRef ref) {
        String source = Objects.requireNonNull(current.getFileName());
        return new NewDraft(
                ref.bank(),
                ref.identifier(),
                current.getLanguage(),
                question.named(ref.identifier()),
                question.stimulusXml(),
                question.facts(),
                source.length() <= LONGEST_SOURCE ? source : source.substring(0, LONGEST_SOURCE),
                List.of(TAG));
    }

    /** All drafts are in the bank. */
    public void committed(ImportRef ref) {
        QuestionImport current = lock(ref);
        current.complete(clock.instant());
        audit.record(
                current.owner(),
                "import-committed",
                "import",
                ref.value(),
                current.getImported() + " of " + current.getFound() + ", " + current.getFileName());
    }

    /**
     * Takes back a stretch of the drafts that were made before a job gave up.
     *
     * @return whether there are more
     */
    public boolean takeBack(ImportRef ref) {
        QuestionImport current = lock(ref);
        if (current.getState() != QuestionImport.State.COMMITTING || current.getWritten() == 0) {
            return false;
        }
        int after = Math.max(0, current.getWritten() - STRETCH);
        store.removeDrafts(ref.value(), after, current.getWritten());
        store.written(ref.value(), after);
        return after > 0;
    }

    /** A job has ended without its end; what it did has been taken back. */
    public void givenUp(ImportRef ref, QuestionImport.State instead, Refusal reason) {
        QuestionImport current = lock(ref);
        boolean reading = current.getState() == QuestionImport.State.CHECKING;
        current.giveUp(instead, reason, clock.instant());
        if (reading) {
            store.forget(ref.value());
        }
        audit.record(Actor.SYSTEM, "import-given-up", "import", ref.value(), reason.code());
    }
}
