package org.examhall.app;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database behind {@code java:global/jdbc/examhall}, chosen when the application starts: a Derby folder below
 * {@code examhall.data} unless {@code examhall.database.url} names a PostgreSQL database (with
 * {@code examhall.database.user} and {@code examhall.database.password}). Settings come from system properties or
 * environment variables through MicroProfile Config.
 */
public class Database extends ChosenDataSource {

    public Database() {
        super(choose(ConfigProvider.getConfig()));
    }

    private static DataSource choose(Config config) {
        Optional<String> url = config.getOptionalValue("examhall.database.url", String.class);
        return url.isPresent() ? postgresql(url.get(), config) : derby(Settings.dataFolder(config) + "/derby");
    }

    /** Whether the settings choose the embedded database. */
    static boolean isEmbedded(Config config) {
        return config.getOptionalValue("examhall.database.url", String.class).isEmpty();
    }

    private static DataSource derby(String folder) {
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(folder);
        derby.setCreateDatabase("create");
        return derby;
    }

    /** Shuts the embedded database down; the next connection boots it. */
    static void shutDownEmbedded(Config config) {
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(Settings.dataFolder(config) + "/derby");
        derby.setShutdownDatabase("shutdown");
        try {
            derby.getConnection().close();
        } catch (SQLException done) {
            // Derby answers with an exception when it has shut down, and when there was nothing to shut down.
        }
    }

    static DataSource postgresql(String url, Config config) {
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(url);
        config.getOptionalValue("examhall.database.user", String.class).ifPresent(postgresql::setUser);
        config.getOptionalValue("examhall.database.password", String.class).ifPresent(postgresql::setPassword);
        postgresql.setLogServerErrorDetail(false); // it would bring answers and personal data into the log
        postgresql.setReWriteBatchedInserts(true);
        postgresql.setPrepareThreshold(2);
        return postgresql;
    }
}
