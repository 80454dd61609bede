package org.examhall.app;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.examhall.sitting.AnswerDesk;
import org.examhall.sitting.ClockWatch;

/** Ready when the database answers with its tables, the clock is watched and answers are taken. */
@Readiness
@ApplicationScoped
public class Ready implements HealthCheck {

    @Resource(lookup = "java:global/jdbc/examhall")
    DataSource database;

    @EJB
    ClockWatch watch;

    @Inject
    AnswerDesk desk;

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = database.getConnection()) {
            return HealthCheckResponse.named("examhall")
                    .status(hasItsTables(connection) && watch.isAwake() && desk.isOpen())
                    .build();
        } catch (SQLException unreachable) {
            return HealthCheckResponse.down("examhall");
        }
    }

    /**
     * A connection alone proves little: after the disk has been full, Derby hands out connections that are valid and
     * see no table, until the server is started again.
     */
    private static boolean hasItsTables(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select state from sitting where id = ?")) {
            select.setString(1, "");
            select.setQueryTimeout(2);
            try (ResultSet none = select.executeQuery()) {
                return !none.next();
            }
        }
    }
}
