package org.examhall.app;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Sees to it that the embedded database recovers from a full disk. Derby may have booted it meanwhile so that it can
 * only be read, or so that it has no table; its connections are valid, and it would stay like that until the server is
 * started again. It is shut down instead, and the next connection boots it anew.
 */
@Startup
@Singleton
@DependsOn("Start")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class.getName());

    @Resource(lookup = "java:global/jdbc/examhall")
    DataSource database;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void look() {
        // Nothing may be thrown out of a timer: the server takes one away that has failed twice.
        try {
            if (Database.isEmbedded(ConfigProvider.getConfig()) && !isSound()) {
                LOG.warning("The database cannot be written to; it is shut down and opened again");
                Database.shutDownEmbedded(ConfigProvider.getConfig());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Could not look after the database; tried again in five seconds", e);
        }
    }

    /**
     * Whether it has its tables and can be written to; one that gives no connection at all is opened by whoever asks.
     */
    private boolean isSound() {
        try (Connection connection = database.getConnection()) {
            return isSound(connection);
        } catch (SQLException noConnection) {
            return !hasNoTables(noConnection);
        }
    }

    static boolean isSound(Connection connection) throws SQLException {
        if (connection.isReadOnly() || connection.getMetaData().isReadOnly()) {
            return false;
        }
        try (PreparedStatement select = connection.prepareStatement("select state from sitting where id = ?")) {
            select.setString(1, "");
            select.setQueryTimeout(2);
            try (ResultSet none = select.executeQuery()) {
                return !none.next();
            }
        }
    }

    /** SQL state class 42: the statement names what does not exist. */
    private static boolean hasNoTables(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("42");
    }
}
