package org.examhall.sitting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.bank.Response;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/** The statements of {@link AnswerDesk}, in plain JDBC because they run in batches of many scripts. */
final class AnswerStore {

    private final Connection connection;

    AnswerStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * A script with its answers, or null if there is none. The row is read first: if somebody writes in between, the
     * answers are newer than the version, and what is decided upon them is not stored.
     */
    @Nullable
    OpenScript read(String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select entry_id, paper_id, questions, version, state, seat, paused_at, ends_at, journal_length,"
                        + " chain_head, answered, held, place, moved_at, came_after from script where id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                return new OpenScript(
                        id,
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getLong(4),
                        ScriptState.valueOf(row.getString(5)),
                        row.getInt(6),
                        nullable(row, 7),
                        nullable(row, 8),
                        row.getInt(9),
                        row.getString(10),
                        row.getInt(11),
                        row.getInt(12),
                        readAnswers(id),
                        new OpenScript.Place(row.getInt(13), nullable(row, 14), row.getInt(15)));
            }
        }
    }

    /** The current answers: the last of each position in the journal, in the order of the positions. */
    SortedMap<Integer, OpenScript.Current> readAnswers(String script) throws SQLException {
        SortedMap<Integer, OpenScript.Current> answers = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select position, revision, response from journal where script_id = ? and kind in (?, ?) order by seq")) {
            select.setString(1, script);
            select.setString(2, JournalKind.ANSWER.name());
            select.setString(3, JournalKind.LATE_ANSWER.name());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    answers.put(rows.getInt(1), new OpenScript.Current(rows.getLong(2), rows.getString(3)));
                }
            }
        }
        return answers;
    }

    /** What has arrived late for a script already, so that an answer that is sent again is held once. */
    Set<GivenAnswer> readHeld(String script) throws SQLException {
        Set<GivenAnswer> held = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select position, revision, response from held_answer where script_id = ?")) {
            select.setString(1, script);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.add(new GivenAnswer(rows.getInt(1), rows.getLong(2), Response.parse(rows.getString(3))));
                }
            }
        }
        return held;
    }

    private static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /**
     * Stores decisions, each script's on the condition that its version is still that of {@code before}.
     *
     * @return the scripts whose version has moved; if there are any, the transaction has to be rolled back
     */
    List<String> write(
            Map<String, OpenScript> before,
            Map<String, OpenScript> after,
            List<OpenScript.Decision> decisions,
            Clock clock)
            throws SQLException {
        List<String> moved = moveVersions(before, after, clock.millis());
        if (moved.isEmpty()) {
            writeJournal(decisions);
            writeHeld(decisions, clock);
        }
        return moved;
    }

    private List<String> moveVersions(Map<String, OpenScript> before, Map<String, OpenScript> after, long now)
            throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement update = connection.prepareStatement(
                "update script set version = ?, journal_length = ?,"
                        + " chain_head = ?, answered = ?, held = ?, last_saved_at = ?, came_after = ? where id = ? and version = ?")) {
            // In the order of their keys, so that two batches cannot wait for each other in a circle.
            for (OpenScript script : new TreeMap<>(after).values()) {
                OpenScript old = Objects.requireNonNull(before.get(script.id));
                if (old.version == script.version) {
                    continue;
                }
                update.setLong(1, script.version);
                update.setInt(2, script.journalLength);
                update.setString(3, script.chainHead);
                update.setInt(4, script.answered);
                update.setInt(5, script.held);
                update.setLong(6, now);
                update.setInt(7, script.place.cameAfter());
                update.setString(8, script.id);
                update.setLong(9, old.version);
                update.addBatch();
                ids.add(script.id);
            }
            int[] counts = update.executeBatch();
            List<String> moved = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    moved.add(ids.get(i));
                }
            }
            return moved;
        }
    }

    private void writeJournal(List<OpenScript.Decision> decisions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal (script_id, seq, kind, position, revision, response, recorded_at, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            boolean any = false;
            for (OpenScript.Decision decision : decisions) {
                for (JournalRow row : decision.rows) {
                    insert.setString(1, row.scriptId());
                    insert.setInt(2, row.getSeq());
                    insert.setString(3, row.getKind().name());
                    insert.setInt(4, row.getPosition());
                    insert.setLong(5, row.getRevision());
                    insert.setString(6, row.response());
                    insert.setLong(7, row.getRecordedAt().toEpochMilli());
                    insert.setString(8, row.getHash());
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    private void writeHeld(List<OpenScript.Decision> decisions, Clock clock) throws SQLException {
        if (decisions.stream().allMatch(decision -> decision.heldAnswers.isEmpty())) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into held_answer (id, script_id, position, revision, response, arrived_at)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            for (OpenScript.Decision decision : decisions) {
                String script = decision.scriptId();
                for (GivenAnswer answer : decision.heldAnswers) {
                    insert.setString(1, Reference.fresh(clock));
                    insert.setString(2, script);
                    insert.setInt(3, answer.position());
                    insert.setLong(4, answer.revision());
                    insert.setString(5, answer.response().json());
                    insert.setLong(6, clock.millis());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
