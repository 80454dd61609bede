package org.examhall.app;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to the current schema before anything else uses it. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Start {

    private static final Logger LOG = Logger.getLogger(Start.class.getName());

    @Resource(lookup = "java:global/jdbc/examhall")
    DataSource database;

    @PostConstruct
    void migrate() {
        int applied = Flyway.configure(Start.class.getClassLoader())
                .dataSource(database)
                .loggers("slf4j")
                .load()
                .migrate()
                .migrationsExecuted;
        LOG.info(() -> "Database schema is current; migrations applied: " + applied);
    }
}
