package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Response;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.Candidates;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Proves that nothing of a journal was lost or changed, and shows it to those who may look. */
@ApplicationScoped
@Transactional
public class Journals {

    @PersistenceContext
    EntityManager em;

    @Inject
    Candidates candidates;

    @Inject
    AuditTrail audit;

    /**
     * A script's journal and clock, laid open.
     *
     * @param ledger what the clock is made of
     */
    public record Opened(
            Script script,
            Sitting sitting,
            Candidate candidate,
            JournalProof proof,
            List<Row> rows,
            TimeLedger ledger) {}

    /**
     * A row of the journal.
     *
     * @param answer what was answered, in the order in which it was given; null while the script is not handed in, and
     *     for rows that are no answers
     */
    public record Row(JournalLine line, @Nullable String answer) {}

    /** Whether the journal of a script is whole; empty if there is no such script. */
    public Optional<JournalProof> check(ScriptRef ref) {
        Optional<JournalProof> proof = walk(ref, null);
        return proof.filter(JournalProof::isWhole).isPresent() ? proof : walkAlone(ref, null);
    }

    /** Whether the journals of a sitting are whole. */
    public SittingProof check(SittingRef ref) {
        SittingProof first = read(reader -> reader.check(ref));
        List<SittingProof.BrokenScript> broken = new ArrayList<>();
        long rows = first.rows();
        for (SittingProof.BrokenScript one : first.broken()) {
            JournalProof proof = walkAlone(one.script(), null).orElse(one.proof());
            if (proof instanceof JournalProof.Broken where) {
                broken.add(new SittingProof.BrokenScript(one.script(), where));
            } else if (proof instanceof JournalProof.Whole whole) {
                rows += whole.rows();
            }
        }
        return new SittingProof(first.scripts(), rows, List.copyOf(broken));
    }

    /**
     * Opens the journal of a script. That somebody looked is in the audit trail; what was answered is shown when the
     * script is handed in, and not before.
     */
    public Optional<Opened> open(ScriptRef ref, Actor by) {
        Script script = em.find(Script.class, ref.value());
        if (script == null) {
            return Optional.empty();
        }
        List<JournalLine> lines = new ArrayList<>();
        JournalProof proof = walk(ref, lines).orElseThrow();
        if (!proof.isWhole()) {
            lines.clear();
            proof = walkAlone(ref, lines).orElseThrow();
        }
        boolean done = script.getState() == ScriptState.HANDED_IN;
        List<Row> rows = lines.stream()
                .map(line -> new Row(line, done && isAnswer(line) ? words(line.response()) : null))
                .toList();
        audit.record(by, "journal-viewed", "script", ref.value(), "");
        return Optional.of(new Opened(
                script,
                Objects.requireNonNull(em.find(Sitting.class, script.sitting().value())),
                Objects.requireNonNull(
                        candidates.byRef(List.of(script.candidate())).get(script.candidate())),
                proof,
                rows,
                TimeLedger.of(script, ledger(ref))));
    }

    private static boolean isAnswer(JournalLine line) {
        return line.kind().equals(JournalKind.ANSWER.name()) || line.kind().equals(JournalKind.LATE_ANSWER.name());
    }

    /** The identifiers chosen; what is not a response at all, because somebody changed it, as it is. */
    private static String words(String response) {
        try {
            return Response.parse(response).values().entrySet().stream()
                    .map(one -> (one.getKey().equals("RESPONSE") ? "" : one.getKey() + ": ")
                            + String.join(", ", one.getValue()))
                    .collect(Collectors.joining("; "));
        } catch (Refused malformed) {
            return response;
        }
    }

    private List<TimeEntry> ledger(ScriptRef ref) {
        return em.createQuery(
                        "select t from TimeEntry t where t.scriptId = :script order by t.enteredAt, t.id",
                        TimeEntry.class)
                .setParameter("script", ref.value())
                .getResultList();
    }

    private Optional<JournalProof> walk(ScriptRef ref, @Nullable List<JournalLine> lines) {
        return read(reader -> lines == null ? reader.check(ref) : reader.check(ref, lines::add));
    }

    /**
     * Walks once more, with the script locked: an answer that came in between reading the script and its journal looks
     * like a break, and is none.
     */
    private Optional<JournalProof> walkAlone(ScriptRef ref, @Nullable List<JournalLine> lines) {
        Script script = em.find(Script.class, ref.value());
        if (script == null) {
            return Optional.empty();
        }
        em.refresh(script, LockModeType.PESSIMISTIC_WRITE);
        return walk(ref, lines);
    }

    private interface Reading<T> {
        T by(JournalReader reader) throws SQLException;
    }

    /** By the connection of the present transaction. */
    private <T> T read(Reading<T> reading) {
        try {
            Connection connection = Objects.requireNonNull(em.unwrap(Connection.class), "outside a transaction");
            return reading.by(new JournalReader(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
