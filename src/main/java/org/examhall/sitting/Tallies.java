package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.examhall.bank.Response;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.SittingRef;

/** Counts what came of the scripts of a sitting, from the journals themselves. */
@ApplicationScoped
@Transactional
public class Tallies {

    private static final int SOME = 100;

    /** Rows of the journal that hold an answer that counts. */
    private static final Set<String> ANSWERS = Set.of("ANSWER", "LATE_ANSWER");

    @PersistenceContext
    EntityManager em;

    @Inject
    Journals journals;

    private record Row(String id, String candidate, ScriptState state, int questions, int answered, int held) {}

    /**
     * Hands over the scripts of a sitting in the order of their keys, some at a time, so that a sitting of any size
     * takes no more memory than a small one. Nothing is locked, and nothing is loaded that would have to be let go.
     */
    public void each(SittingRef sitting, Consumer<List<ScriptTally>> some) {
        em.flush(); // what follows is read past the entities
        Connection connection = Objects.requireNonNull(em.unwrap(Connection.class), "outside a transaction");
        try {
            String last = "";
            List<Row> rows = rows(connection, sitting, last);
            while (!rows.isEmpty()) {
                List<ScriptTally> tallies = new ArrayList<>();
                for (Row row : rows) {
                    tallies.add(tally(connection, row));
                }
                some.accept(tallies);
                last = rows.get(rows.size() - 1).id();
                rows = rows(connection, sitting, last);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the journals could not be read", e);
        }
    }

    private static List<Row> rows(Connection connection, SittingRef sitting, String after) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select id, candidate_id, state, questions, answered,"
                        + " held from script where sitting_id = ? and id > ? order by id")) {
            select.setMaxRows(SOME);
            select.setString(1, sitting.value());
            select.setString(2, after);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getString(1),
                            row.getString(2),
                            ScriptState.valueOf(row.getString(3)),
                            row.getInt(4),
                            row.getInt(5),
                            row.getInt(6)));
                }
            }
        }
        return rows;
    }

    private ScriptTally tally(Connection connection, Row row) throws SQLException {
        ScriptRef ref = new ScriptRef(row.id());
        TreeMap<Integer, String> last = new TreeMap<>();
        JournalProof proof = new JournalReader(connection)
                .check(ref, line -> {
                    if (isAnswer(line)) {
                        last.put(line.position(), line.response());
                    }
                })
                .orElseThrow();
        if (!proof.isWhole()) {
            // An answer that came in between looks like a break: looked at once more, under lock.
            proof = journals.check(ref).orElseThrow();
        }
        return new ScriptTally(
                ref,
                new CandidateRef(row.candidate()),
                row.state(),
                row.questions(),
                row.answered(),
                answered(last),
                row.held(),
                proof);
    }

    /** Whether a row holds an answer that counts. */
    static boolean isAnswer(JournalLine line) {
        return ANSWERS.contains(line.kind());
    }

    /** The positions that have an answer, of the last response of each: one that was taken back is none. */
    static SortedSet<Integer> answered(Map<Integer, String> last) {
        SortedSet<Integer> answered = new TreeSet<>();
        last.forEach((position, response) -> {
            if (!response.equals(Response.NONE.json())) {
                answered.add(position);
            }
        });
        return answered;
    }
}
