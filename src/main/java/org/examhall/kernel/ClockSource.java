package org.examhall.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The one source of time. Its ticks are whole milliseconds, the precision in which instants are stored, so that an
 * instant read back from the database equals the one that was written.
 *
 * <p>A demonstration can be shown as on another day: {@code examhall.demonstration.ahead}, a duration such as
 * {@code PT36H} or {@code -P3D}, sets its clock. In production that is not looked at.
 */
@ApplicationScoped
@Exempt(reason = "The clock that everybody else is given has to be made somewhere.")
public class ClockSource {

    private static final Clock CLOCK =
            Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)), ahead(ConfigProvider.getConfig()));

    private static Duration ahead(Config config) {
        boolean demonstration = config.getOptionalValue("examhall.mode", String.class)
                .filter("demonstration"::equals)
                .isPresent();
        return demonstration
                ? config.getOptionalValue("examhall.demonstration.ahead", String.class)
                        .map(Duration::parse)
                        .orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    @Produces
    public Clock clock() {
        return CLOCK;
    }
}
