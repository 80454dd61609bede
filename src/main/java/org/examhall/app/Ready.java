package org.examhall.app;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.examhall.sitting.AnswerDesk;
import org.examhall.sitting.ClockWatch;

/** Ready when the database has its tables and can be written to, the clock is watched and answers are taken. */
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
                    .status(DatabaseWatch.isSound(connection) && watch.isAwake() && desk.isOpen())
                    .build();
        } catch (SQLException unreachable) {
            return HealthCheckResponse.down("examhall");
        }
    }
}
