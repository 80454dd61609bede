package org.examhall.sitting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.examhall.entry.SittingRef;

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

    /** Whether the journal of a script is whole; empty if there is no such script. */
    public Optional<JournalProof> check(ScriptRef script) throws SQLException {
        return check(script, line -> {});
    }

    /** The same, and shows each row to the reader on the way. */
    Optional<JournalProof> check(ScriptRef script, Consumer<JournalLine> reader) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select journal_length, chain_head from script where id = ?")) {
            select.setString(1, script.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                int length = row.getInt(1);
                String close = row.getString(2);
                return Optional.of(walk(script.value(), reader).arrive(length, close));
            }
        }
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
