package org.examhall.bank;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that a database from before there was a vault holds in the open: the first start with a vault seals them. */
final class OpenItems {

    private static final List<String> COLUMNS = List.of("item_xml", "stimulus_xml", "title", "search_text");

    private final Connection connection;
    private final Vault vault;

    OpenItems(Connection connection, Vault vault) {
        this.connection = connection;
        this.vault = vault;
    }

    /** Seals each row for itself, so that a start that is interrupted goes on where it was. */
    void seal() throws SQLException {
        String columns = String.join(", ", COLUMNS);
        String places = String.join(" = ?, ", COLUMNS) + " = ?";
        try (PreparedStatement select = connection.prepareStatement(
                        "select id, " + columns + " from item_version where item_xml not like 'sealed:%'");
                ResultSet row = select.executeQuery();
                PreparedStatement update =
                        connection.prepareStatement("update item_version set " + places + " where id = ?")) {
            while (row.next()) {
                for (int i = 1; i <= COLUMNS.size(); i++) {
                    @Nullable String open = row.getString(i + 1);
                    update.setString(i, open == null ? null : vault.seal(open));
                }
                update.setString(COLUMNS.size() + 1, row.getString(1));
                update.executeUpdate();
            }
        }
    }
}
