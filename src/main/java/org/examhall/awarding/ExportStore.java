package org.examhall.awarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.bank.Blueprint;
import org.examhall.kernel.Refusal;
import org.examhall.result.Grade;

/**
 * The statements of an export, in plain JDBC: a hundred thousand results pass through, and none of them is to stay. All
 * take part in the caller's transaction.
 */
@ApplicationScoped
class ExportStore {

    /** What the awarding body has asked for; an assessment of the foundation's own has no unit of theirs. */
    private static final String FOR_THEM = "r.state = 'RELEASED' and r.unit_code <> '" + Blueprint.NO_UNIT + "'";

    private static final String COLUMNS = "r.id, c.candidate_number, c.family_name, c.given_name, c.born_on,"
            + " r.unit_code, r.unit_level, r.completed_on, r.grade, r.marks, r.possible, r.released_at";

    @PersistenceContext
    EntityManager em;

    /**
     * The connection of the present transaction. It is asked of JPA, because a data source does not see, on the threads
     * of jobs, the transaction that a service has begun, and would commit each row by itself.
     */
    private Connection connection() {
        return Objects.requireNonNull(em.unwrap(Connection.class), "outside a transaction");
    }

    /**
     * Released results that have no line yet and were not refused by this batch, by key. What is taken is sorted out
     * here: as {@code not exists} in the query it is a hundred times slower on the embedded database.
     */
    List<Released> released(String batch, String after, int count) throws SQLException {
        Connection connection = connection();
        String from = after;
        while (true) {
            List<Released> page = page(connection, from, count);
            if (page.isEmpty()) {
                return page;
            }
            String last = page.get(page.size() - 1).result();
            Set<String> taken = new HashSet<>();
            addKeys(
                    connection,
                    "select result_id from export_line where result_id > ? and result_id <= ?",
                    List.of(from, last),
                    taken);
            addKeys(
                    connection,
                    "select result_id from export_refusal" + " where result_id > ? and result_id <= ? and batch_id = ?",
                    List.of(from, last, batch),
                    taken);
            page.removeIf(released -> taken.contains(released.result()));
            if (!page.isEmpty()) {
                return page;
            }
            from = last;
        }
    }

    private static List<Released> page(Connection connection, String after, int count) throws SQLException {
        String sql = "select " + COLUMNS + " from result r join candidate c on c.id = r.candidate_id"
                + " where " + FOR_THEM + " and r.id > ? order by r.state, r.id fetch first " + count
                + " rows only";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, after);
            List<Released> found = new ArrayList<>(count);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(released(rows, 1));
                }
            }
            return found;
        }
    }

    private static void addKeys(Connection connection, String sql, List<String> parameters, Set<String> keys)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setString(i + 1, parameters.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
        }
    }

    private static Released released(ResultSet row, int first) throws SQLException {
        return new Released(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                LocalDate.parse(row.getString(first + 4)),
                row.getString(first + 5),
                row.getString(first + 6),
                LocalDate.parse(row.getString(first + 7)),
                Grade.valueOf(row.getString(first + 8)),
                row.getBigDecimal(first + 9),
                row.getBigDecimal(first + 10),
                LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong(first + 11)), ZoneOffset.UTC));
    }

    /** How many released results have no line yet; a result that has one stays released. */
    long waiting() throws SQLException {
        Connection connection = connection();
        return count(connection, "select count(*) from result r where " + FOR_THEM)
                - count(connection, "select count(*) from export_line");
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Gives results their lines, numbered on from those that are there, and notes those that are refused. */
    void claim(String batch, List<Claim> claims) throws SQLException {
        Connection connection = connection();
        int line = lastLine(connection, batch);
        try (PreparedStatement lines = connection.prepareStatement(
                        "insert into export_line (batch_id, line_no, result_id) values (?, ?, ?)");
                PreparedStatement refusals = connection.prepareStatement(
                        "insert into export_refusal (batch_id, result_id, code, arguments) values (?, ?, ?, ?)")) {
            int refused = 0;
            int claimed = 0;
            for (Claim claim : claims) {
                Refusal refusal = claim.refusal();
                if (refusal == null) {
                    lines.setString(1, batch);
                    lines.setInt(2, ++line);
                    lines.setString(3, claim.result());
                    lines.addBatch();
                    claimed++;
                } else {
                    refusals.setString(1, batch);
                    refusals.setString(2, claim.result());
                    refusals.setString(3, refusal.code());
                    refusals.setString(4, arguments(refusal));
                    refusals.addBatch();
                    refused++;
                }
            }
            if (claimed > 0) {
                lines.executeBatch();
            }
            if (refused > 0) {
                refusals.executeBatch();
            }
            count(connection, batch, claimed, refused);
        }
    }

    private static String arguments(Refusal refusal) {
        String joined = refusal.arguments().stream()
                .map(argument -> argument.toString().replace('\t', ' '))
                .collect(Collectors.joining("\t"));
        return joined.length() <= 500 ? joined : joined.substring(0, 500);
    }

    /** Lines have no gaps, so the last one's number is how many there are. */
    private static int lastLine(Connection connection, String batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select claimed from export_batch where id = ?")) {
            select.setString(1, batch);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void count(Connection connection, String batch, int claimed, int refused) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update export_batch set claimed = claimed + ?, refused = refused + ? where id = ?")) {
            update.setInt(1, claimed);
            update.setInt(2, refused);
            update.setString(3, batch);
            update.executeUpdate();
        }
    }

    /** The lines after a number, in sequence. */
    List<NumberedLine> lines(String batch, int after, int count) throws SQLException {
        String sql = "select l.line_no, " + COLUMNS + " from export_line l join result r on r.id = l.result_id"
                + " join candidate c on c.id = r.candidate_id"
                + " where l.batch_id = ? and l.line_no > ? and l.line_no <= ? order by l.line_no";
        try (PreparedStatement select = connection().prepareStatement(sql)) {
            select.setString(1, batch);
            select.setInt(2, after);
            select.setInt(3, after + count);
            List<NumberedLine> found = new ArrayList<>(count);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new NumberedLine(rows.getInt(1), released(rows, 2).line()));
                }
            }
            return found;
        }
    }

    /** Notes how far the file has come; absolute values, so that noting twice does no harm. */
    void progress(String batch, Totals totals, long bytes) throws SQLException {
        try (PreparedStatement update = connection()
                .prepareStatement("update export_batch"
                        + " set written = ?, mark_total = ?, number_total = ?, bytes = ? where id = ?")) {
            update.setInt(1, totals.records());
            update.setBigDecimal(2, totals.marks());
            update.setLong(3, totals.numbers());
            update.setLong(4, bytes);
            update.setString(5, batch);
            update.executeUpdate();
        }
    }

    /** The results that a batch left out. */
    List<RefusedLine> refused(String batch, int count) throws SQLException {
        String sql = "select f.result_id, r.script_id, c.given_name, c.family_name, f.code, f.arguments"
                + " from export_refusal f join result r on r.id = f.result_id"
                + " join candidate c on c.id = r.candidate_id where f.batch_id = ?"
                + " order by f.result_id fetch first " + count + " rows only";
        try (PreparedStatement select = connection().prepareStatement(sql)) {
            select.setString(1, batch);
            List<RefusedLine> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    List<Object> arguments = new ArrayList<>(
                            Arrays.asList((Object[]) rows.getString(6).split("\t", -1)));
                    found.add(new RefusedLine(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3) + " " + rows.getString(4),
                            new Refusal(rows.getString(5), arguments)));
                }
            }
            return found;
        }
    }

    interface Statement<T> {
        T run() throws SQLException;
    }

    static <T> T done(Statement<T> statement) {
        try {
            return statement.run();
        } catch (SQLException e) {
            throw new IllegalStateException("a statement of the export failed", e);
        }
    }
}
