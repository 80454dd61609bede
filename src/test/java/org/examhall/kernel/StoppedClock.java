package org.examhall.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it on. */
public final class StoppedClock extends Clock {

    /** The start of a school day in March. */
    public static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now;

    private StoppedClock(Instant now) {
        this.now = now;
    }

    public static StoppedClock atMorning() {
        return new StoppedClock(MORNING);
    }

    public void passes(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a stopped clock stays in UTC");
    }
}
