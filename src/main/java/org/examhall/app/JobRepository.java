package org.examhall.app;

import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Where the server's batch runtime keeps its jobs. It does not recognise Derby, so beside the embedded database it uses
 * an H2 file (H2 comes with the server); with PostgreSQL it uses the same PostgreSQL. Either way the history of jobs
 * outlives the server process, which the restart of a killed export relies on.
 */
public class JobRepository extends ChosenDataSource {

    public JobRepository() {
        super(choose(ConfigProvider.getConfig()));
    }

    private static DataSource choose(Config config) {
        return Database.isEmbedded(config)
                ? h2(Settings.dataFolder(config) + "/jobs")
                : Database.postgresql(config.getValue("examhall.database.url", String.class), config);
    }

    private static DataSource h2(String file) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE");
        h2.setUser("examhall");
        h2.setPassword("");
        return h2;
    }
}
