package org.examhall.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The embedded database of a server that does not run, opened by the test itself: what is on disk, not what a server
 * says. What was put there by a killed server is looked at in a copy, so that recovering is left to the server.
 */
public final class Books implements AutoCloseable {

    private final Path folder;
    private final Connection connection;

    private Books(Path folder) {
        this.folder = folder;
        try {
            connection = DriverManager.getConnection("jdbc:derby:" + folder);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database itself, to be changed too. */
    public static Books of(RunningServer server) {
        return new Books(server.data().resolve("derby"));
    }

    /** A copy as it lies on disk at this moment. */
    public static Books copyOf(RunningServer server, String name) {
        Path copy = RunningServer.freshData(name).resolve("derby");
        Path original = server.data().resolve("derby");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().endsWith(".lck")) {
                    Files.copy(file, copy.resolve(original.relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Books(copy);
    }

    public Connection connection() {
        return connection;
    }

    /** The rows of a query, each as its columns. */
    public List<Object[]> rows(String query, Object... parameters) {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet found = select.executeQuery()) {
                List<Object[]> rows = new ArrayList<>();
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    Object[] row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** The one number that a query yields. */
    public long number(String query, Object... parameters) {
        return ((Number) rows(query, parameters).get(0)[0]).longValue();
    }

    /** Closes the database, so that a server can open it. */
    @Override
    public void close() {
        try {
            connection.close();
            DriverManager.getConnection("jdbc:derby:" + folder + ";shutdown=true");
        } catch (SQLException closed) {
            if (!"08006".equals(closed.getSQLState())) { // by which Derby says that all went well
                throw new IllegalStateException(closed);
            }
        }
    }
}
