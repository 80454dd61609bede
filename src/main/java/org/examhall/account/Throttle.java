package org.examhall.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down. After five failures in a row for a name (an e-mail address, a candidate number, a network
 * address), the next try has to wait: half a minute, then twice as long each time, up to a quarter of an hour. A
 * success clears the name. Kept in memory for the 10,000 names that failed last; a restart forgives.
 */
@ApplicationScoped
public class Throttle {

    static final int FREE_TRIES = 5;

    /** For a name that many share: a network address, or an account that is tried from many addresses. */
    public static final int FREE_TRIES_OF_MANY = 50;

    private static final int NAMES = 10_000;

    /** So many are kept if they all still have to wait, so that nobody is forgotten by flooding the list. */
    private static final int MOST_NAMES = 200_000;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private record Failures(int count, Instant waitUntil) {}

    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            boolean waits = eldest.getValue().waitUntil().isAfter(clock.instant());
            return size() > NAMES && (!waits || size() > MOST_NAMES);
        }
    };

    @Inject
    Clock clock;

    Throttle() {}

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** How long this name has still to wait; zero if it may try now. */
    public synchronized Duration waitFor(String name) {
        Failures known = failures.get(name);
        if (known == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), known.waitUntil());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Somebody has failed under a name that belongs to one person at one place. */
    public void failed(String name) {
        failed(name, FREE_TRIES);
    }

    /**
     * Somebody has failed under a name that many may share, such as a network address.
     *
     * @param freeTries how many failures in a row cost nothing yet
     */
    public synchronized void failed(String name, int freeTries) {
        Failures known = failures.get(name);
        int count = known == null ? 1 : known.count() + 1;
        Duration wait = Duration.ZERO;
        if (count >= freeTries) {
            int doublings = Math.min(count - freeTries, 10);
            wait = FIRST_WAIT.multipliedBy(1L << doublings);
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                wait = LONGEST_WAIT;
            }
        }
        failures.put(name, new Failures(count, clock.instant().plus(wait)));
    }

    public synchronized void succeeded(String name) {
        failures.remove(name);
    }
}
