package org.examhall.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one network address may do something in a span of time. Kept in memory for the 10,000 addresses that came
 * last; a restart forgives.
 */
public final class Pace {

    private static final int ADDRESSES = 10_000;

    private record Count(Instant since, int times) {}

    private final int most;
    private final Duration span;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > ADDRESSES;
        }
    };

    /** @param most how often in a span, which begins with the first time */
    public Pace(int most, Duration span, Clock clock) {
        this.most = most;
        this.span = span;
        this.clock = clock;
    }

    /** Counts one more time, and says whether that is still within the pace. */
    public synchronized boolean take(String origin) {
        Count known = known(origin);
        Count next = new Count(known.since(), known.times() + 1);
        counts.put(origin, next);
        return next.times() <= most;
    }

    /** Whether one more time would be within the pace; counts nothing. */
    public synchronized boolean admits(String origin) {
        return known(origin).times() < most;
    }

    private Count known(String origin) {
        Instant now = clock.instant();
        Count known = counts.get(origin);
        return known != null && known.since().plus(span).isAfter(now) ? known : new Count(now, 0);
    }
}
