package org.examhall.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/**
 * The one source of time. Its ticks are whole milliseconds, the precision in which instants are stored, so that an
 * instant read back from the database equals the one that was written.
 */
@ApplicationScoped
@Exempt(reason = "The clock that everybody else is given has to be made somewhere.")
public class ClockSource {

    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));

    @Produces
    public Clock clock() {
        return CLOCK;
    }
}
