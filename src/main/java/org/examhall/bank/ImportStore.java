package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of an import, in plain JDBC: fifty thousand questions pass through, and none of them is to stay. All
 * take part in the caller's transaction, on the connection of JPA: a data source does not see, on the threads of jobs,
 * the transaction that a service has begun.
 */
@ApplicationScoped
class ImportStore {

    private static final int LONGEST_NOTES = 4_000;
    private static final String ROW = "select row_no, file_name, line_no, name, fate, item_ref, reason, notes"
            + " from import_row where import_id = ? and row_no > ?";

    @PersistenceContext
    EntityManager em;

    interface Statement<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T done(Statement<T> statement) {
        try {
            return statement.run(Objects.requireNonNull(em.unwrap(Connection.class), "outside a transaction"));
        } catch (SQLException e) {
            throw new IllegalStateException("a statement of the import failed", e);
        }
    }

    private int update(String sql, Object... parameters) {
        return done(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    update.setObject(i + 1, parameters[i]);
                }
                return update.executeUpdate();
            }
        });
    }

    /** Of these contents those that are known, with the item or draft that has them. */
    Map<String, String> known(String id, Collection<String> contents) {
        return pairs("select content, item_ref from import_content where import_id = ? and content", contents, id);
    }

    /** Of these references those that the bank or the report has already. */
    Set<String> taken(String id, Collection<String> refs) {
        Set<String> taken = takenInBank(refs);
        taken.addAll(pairs(
                        "select item_ref, item_ref from import_row where fate = 'IMPORTED' and import_id = ?"
                                + " and item_ref",
                        refs,
                        id)
                .keySet());
        return taken;
    }

    /** Of these references those that the bank has. */
    Set<String> takenInBank(Collection<String> refs) {
        return new HashSet<>(pairs("select item_ref, item_ref from item_version where item_ref", refs)
                .keySet());
    }

    /** Asks for one value after the other: of a list of values, Derby would look for each in all rows of an import. */
    private Map<String, String> pairs(String sql, Collection<String> values, String... before) {
        Map<String, String> pairs = new HashMap<>();
        return done(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql + " = ?")) {
                for (int i = 0; i < before.length; i++) {
                    select.setString(i + 1, before[i]);
                }
                for (String value : values) {
                    select.setString(before.length + 1, value);
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            pairs.put(row.getString(1), row.getString(2));
                        }
                    }
                }
            }
            return pairs;
        });
    }

    /** Notes what the items of the bank ask; what two of them ask alike is noted once. */
    void know(String id, Map<String, String> refsByContent) {
        know(id, refsByContent, 0);
    }

    private void know(String id, Map<String, String> refsByContent, int row) {
        Set<String> there = known(id, refsByContent.keySet()).keySet();
        done(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into import_content (import_id, content, item_ref, row_no) values (?, ?, ?, ?)")) {
                for (Map.Entry<String, String> one : refsByContent.entrySet()) {
                    if (!there.contains(one.getKey())) {
                        insert.setString(1, id);
                        insert.setString(2, one.getKey());
                        insert.setString(3, one.getValue());
                        insert.setInt(4, row);
                        insert.executeUpdate();
                    }
                }
            }
            return row;
        });
    }

    /** Adds rows to the report, and what they ask to what is known. */
    void add(String id, List<ImportRow> rows, Map<Integer, String> contents) {
        done(connection -> {
            try (PreparedStatement row = connection.prepareStatement(
                            "insert into import_row (import_id, row_no, file_name, line_no, name, fate, item_ref,"
                                    + " reason, notes) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
                    PreparedStatement content = connection.prepareStatement(
                            "insert into import_content (import_id, content, item_ref, row_no) values (?, ?, ?, ?)")) {
                for (ImportRow one : rows) {
                    fill(row, id, one);
                    row.addBatch();
                    if (one.fate() == Fate.IMPORTED) {
                        content.setString(1, id);
                        content.setString(2, contents.get(one.number()));
                        content.setString(3, one.item());
                        content.setInt(4, one.number());
                        content.addBatch();
                    }
                }
                row.executeBatch();
                content.executeBatch();
            }
            return rows.size();
        });
    }

    private static void fill(PreparedStatement insert, String id, ImportRow row) throws SQLException {
        ImportNote reason = row.reason();
        insert.setString(1, id);
        insert.setInt(2, row.number());
        insert.setString(3, row.file());
        insert.setInt(4, row.line());
        insert.setString(5, row.name());
        insert.setString(6, row.fate().name());
        insert.setString(7, row.item());
        insert.setString(8, reason == null ? "" : ImportNote.lines(List.of(reason), 2_000));
        insert.setString(9, ImportNote.lines(row.notes(), LONGEST_NOTES));
    }

    /** Counts what was added to the report, in the transaction in which it was added. */
    void count(String id, int imported, int duplicates, int refused) {
        update(
                "update question_import set questions = questions + ?, imported = imported + ?, duplicates = duplicates + ?,"
                        + " refused = refused + ? where id = ?",
                imported + duplicates + refused,
                imported,
                duplicates,
                refused,
                id);
    }

    /** Rows of the report after a number, all or those of one fate. */
    List<ImportRow> rows(String id, @Nullable Fate fate, int after, int count) {
        String sql =
                ROW + (fate == null ? "" : " and fate = ?") + " order by row_no fetch first " + count + " rows only";
        return done(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, id);
                select.setInt(2, after);
                if (fate != null) {
                    select.setString(3, fate.name());
                }
                return read(select);
            }
        });
    }

    /** A page of the report. */
    List<ImportRow> page(String id, @Nullable Fate fate, int skipped, int count) {
        String sql = ROW + (fate == null ? "" : " and fate = ?") + " order by row_no offset " + skipped
                + " rows fetch next " + count + " rows only";
        return done(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, id);
                select.setInt(2, 0);
                if (fate != null) {
                    select.setString(3, fate.name());
                }
                return read(select);
            }
        });
    }

    private static List<ImportRow> read(PreparedStatement select) throws SQLException {
        List<ImportRow> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                List<ImportNote> reason = ImportNote.parseLines(row.getString(7));
                found.add(new ImportRow(
                        row.getInt(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        Fate.valueOf(row.getString(5)),
                        row.getString(6),
                        reason.isEmpty() ? null : reason.get(0),
                        ImportNote.parseLines(row.getString(8))));
            }
        }
        return found;
    }

    /** Gives a question another name than the report promised. */
    void rename(String id, int number, String ref) {
        update("update import_row set item_ref = ? where import_id = ? and row_no = ?", ref, id, number);
    }

    void written(String id, int number) {
        update("update question_import set written = ? where id = ?", number, id);
    }

    /** Forgets the report. */
    void forget(String id) {
        update("delete from import_row where import_id = ?", id);
        forgetContents(id);
    }

    /** Forgets what is asked, which only the reading needs to know. */
    void forgetContents(String id) {
        update("delete from import_content where import_id = ?", id);
    }

    /** Takes the drafts out of the bank again that were made of these rows. */
    void removeDrafts(String id, int after, int last) {
        String versions = " (select v.id from item_version v join import_row r on r.item_ref = v.item_ref"
                + " where r.import_id = ? and r.fate = 'IMPORTED' and r.row_no > ? and r.row_no <= ?"
                + " and v.version_number = 1 and v.state in ('DRAFT', 'IN_REVIEW'))";
        for (String table : List.of("item_part", "item_event", "item_comment")) {
            update("delete from " + table + " where item_version_id in" + versions, id, after, last);
        }
        update("delete from item_version where id in" + versions, id, after, last);
    }
}
