package org.examhall.sitting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.examhall.entry.SittingRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads journals row by row, so that it takes no more memory for a long one than for a short one. Plain JDBC, because
 * it also serves where there is no server: an operator proves a copy of the database with it.
 */
public final class JournalReader {

    private static final int ROWS_AT_A_TIME = 500;

    private final Connection connection;

    /** @param connection without automatic commit, or PostgreSQL hands over all rows at once */
    public JournalReader(Connection connection) {
        this.connection = connection;
    }

    /** Whether the journal of a script is whole and tells what is stored; empty if there is no such script. */
    public Optional<JournalProof> check(ScriptRef script) throws SQLException {
        return check(script, line -> {});
    }

    /** The same, and shows each row to the reader on the way. */
    Optional<JournalProof> check(ScriptRef script, Consumer<JournalLine> reader) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select journal_length, chain_head, state, allowance_millis, started_at,"
                        + " ends_at, paused_at, break_until, break_used_millis, handed_in_at, handed_in_by, answered"
                        + " from script where id = ?")) {
            select.setString(1, script.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                int length = row.getInt(1);
                String close = row.getString(2);
                Replay.Stored stored = stored(row);
                Replay replay = new Replay();
                JournalProof proof =
                        walk(script.value(), reader.andThen(replay::pass)).arrive(length, close);
                if (proof instanceof JournalProof.Broken) {
                    return Optional.of(proof);
                }
                return Optional.of(replay.compare(stored, ledger(script))
                        .<JournalProof>map(part -> part)
                        .orElse(proof));
            }
        }
    }

    private static Replay.Stored stored(ResultSet row) throws SQLException {
        return new Replay.Stored(
                row.getString(3),
                Duration.ofMillis(row.getLong(4)),
                instant(row, 5),
                instant(row, 6),
                instant(row, 7),
                instant(row, 8),
                Duration.ofMillis(row.getLong(9)),
                instant(row, 10),
                row.getString(11),
                row.getInt(12));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private List<Replay.Entered> ledger(ScriptRef script) throws SQLException {
        List<Replay.Entered> ledger = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select kind, millis, entered_at, actor_name, reason from time_entry where script_id = ?")) {
            select.setString(1, script.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ledger.add(new Replay.Entered(
                            row.getString(1),
                            row.getLong(2),
                            Instant.ofEpochMilli(row.getLong(3)),
                            row.getString(4),
                            row.getString(5)));
                }
            }
        }
        return ledger;
    }

    private JournalWalk walk(String script, Consumer<JournalLine> reader) throws SQLException {
        JournalWalk walk = new JournalWalk(script);
        try (PreparedStatement select = connection.prepareStatement("select seq, kind, position, revision, response,"
                + " recorded_at, hash from journal where script_id = ? order by seq")) {
            select.setFetchSize(ROWS_AT_A_TIME);
            select.setString(1, script);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    JournalLine line = new JournalLine(
                            row.getInt(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getLong(4),
                            row.getString(5),
                            Instant.ofEpochMilli(row.getLong(6)),
                            row.getString(7));
                    walk.pass(line);
                    reader.accept(line);
                }
            }
        }
        return walk;
    }

    /** Whether the journals of a sitting's scripts are whole. */
    public SittingProof check(SittingRef sitting) throws SQLException {
        int scripts = 0;
        long rows = 0;
        List<SittingProof.BrokenScript> broken = new ArrayList<>();
        for (ScriptRef script : scripts(sitting)) {
            scripts++;
            JournalProof proof = check(script).orElseThrow();
            if (proof instanceof JournalProof.Broken where) {
                broken.add(new SittingProof.BrokenScript(script, where));
            } else if (proof instanceof JournalProof.Whole whole) {
                rows += whole.rows();
            }
        }
        return new SittingProof(scripts, rows, List.copyOf(broken));
    }

    private List<ScriptRef> scripts(SittingRef sitting) throws SQLException {
        List<ScriptRef> scripts = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select id from script where sitting_id = ? order by id")) {
            select.setString(1, sitting.value());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    scripts.add(new ScriptRef(row.getString(1)));
                }
            }
        }
        return scripts;
    }
}
