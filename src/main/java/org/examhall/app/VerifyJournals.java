package org.examhall.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.examhall.entry.SittingRef;
import org.examhall.sitting.JournalReader;
import org.examhall.sitting.SittingProof;

/**
 * Proves all journals of a database, without the server: prints a line for each sitting and one for each script whose
 * chain is broken. Ends with 0 if all are whole, 1 if one is broken, 2 if it could not be found out.
 *
 * <p>{@code --data <folder>} names the data folder of a stopped server with the embedded database. Otherwise the
 * environment variables EXAMHALL_DATABASE_URL, _USER and _PASSWORD name a PostgreSQL database, which may be in use; the
 * password has no option, because options can be read by others on the machine. Nothing is written.
 */
public final class VerifyJournals {

    private final PrintStream out;

    VerifyJournals(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        try (Connection connection = connect(arguments, System.getenv())) {
            System.exit(new VerifyJournals(System.out).proves(connection) ? 0 : 1);
        } catch (IllegalArgumentException | SQLException problem) {
            System.err.println("The journals were not read. " + problem.getMessage());
            System.exit(2);
        }
    }

    private static Connection connect(String[] arguments, Map<String, String> environment) throws SQLException {
        Connection connection = arguments.length == 0
                ? OperatorDatabase.postgresql(environment)
                        .orElseThrow(() -> new IllegalArgumentException("Give --data <folder>, or the environment"
                                + " variables EXAMHALL_DATABASE_URL, _USER, _PASSWORD."))
                : OperatorDatabase.derby(folder(arguments));
        // One moment for all that is read, so that answers that arrive meanwhile do not look like breaks.
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    private static Path folder(String[] arguments) {
        if (arguments.length != 2 || !arguments[0].equals("--data")) {
            throw new IllegalArgumentException("The only option is --data, with the folder of a stopped server.");
        }
        return Path.of(arguments[1]);
    }

    private record Held(String id, String name, String venue, Instant at) {}

    /** Walks all journals; whether all are whole. */
    boolean proves(Connection connection) throws SQLException {
        JournalReader reader = new JournalReader(connection);
        boolean whole = true;
        for (Held held : sittings(connection)) {
            SittingProof proof = reader.check(new SittingRef(held.id()));
            whole &= proof.isWhole();
            out.println((proof.isWhole() ? "whole   " : "BROKEN  ") + held.id() + "  " + held.at() + "  " + held.name()
                    + ", " + held.venue() + ": " + proof.scripts() + " scripts, " + proof.rows() + " rows, "
                    + proof.broken().size() + " broken");
            for (SittingProof.BrokenScript one : proof.broken()) {
                out.println("  script " + one.script().value() + ": row "
                        + one.proof().row() + " " + one.proof().reason());
            }
        }
        connection.rollback(); // nothing was written; Derby wants an end before it is left
        return whole;
    }

    private static List<Held> sittings(Connection connection) throws SQLException {
        List<Held> sittings = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select id, title, venue_name, scheduled_at from sitting order by scheduled_at, id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sittings.add(new Held(
                        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4))));
            }
        }
        return sittings;
    }
}
