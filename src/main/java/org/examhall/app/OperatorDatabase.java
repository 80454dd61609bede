package org.examhall.app;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The database as an operator's command reaches it, without the server. */
public final class OperatorDatabase {

    private OperatorDatabase() {}

    /** Where Derby writes what it would otherwise leave in a file beside the operator. */
    public static final OutputStream SILENCE = OutputStream.nullOutputStream();

    /** The embedded database of a server that is stopped, in its data folder. */
    static Connection derby(Path data) throws SQLException {
        Path folder = data.toAbsolutePath().resolve("derby");
        if (!Files.isRegularFile(folder.resolve("service.properties"))) {
            throw new IllegalArgumentException("There is no database in " + folder + ".");
        }
        System.setProperty("derby.stream.error.field", "org.examhall.app.OperatorDatabase.SILENCE");
        return DriverManager.getConnection("jdbc:derby:" + folder);
    }

    /** The PostgreSQL database that the environment names; none if it names none. */
    static Optional<Connection> postgresql(Map<String, String> environment) throws SQLException {
        String url = environment.getOrDefault("EXAMHALL_DATABASE_URL", "");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        properties.setProperty("user", environment.getOrDefault("EXAMHALL_DATABASE_USER", ""));
        properties.setProperty("password", environment.getOrDefault("EXAMHALL_DATABASE_PASSWORD", ""));
        return Optional.of(DriverManager.getConnection(url, properties));
    }
}
