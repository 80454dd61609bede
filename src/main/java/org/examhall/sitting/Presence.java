package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each candidate's window was last heard of, and how many answers it said it had not been able to send. Kept in
 * memory: after a restart the windows report again within seconds.
 */
@ApplicationScoped
public class Presence {

    /** A window reports every five seconds; after three missed reports it is called disconnected. */
    static final Duration SILENCE = Duration.ofSeconds(16);

    private static final int MOST = 20_000;

    /** A report of a window. */
    public record Report(long at, int unsent) {}

    private final Map<String, Report> reports = new ConcurrentHashMap<>();

    /** Of computers that a candidate has left: the last that was heard of them. */
    private final Map<String, Report> left = new ConcurrentHashMap<>();

    @Inject
    Clock clock;

    @Inject
    Silences silences;

    void heard(ScriptRef script, int unsent) {
        if (reports.size() > MOST) {
            long old = clock.millis() - Duration.ofHours(12).toMillis();
            reports.values().removeIf(report -> report.at() < old);
        }
        Instant now = clock.instant();
        Report before = reports.put(script.value(), new Report(now.toEpochMilli(), unsent));
        silences.heard(script, before == null ? null : Instant.ofEpochMilli(before.at()), now);
    }

    /** A sign of life that says nothing about unsent answers. */
    void heard(ScriptRef script) {
        heard(script, of(script).map(Report::unsent).orElse(0));
    }

    /** The candidate goes on at another computer; what the one before has said is kept apart. */
    void moved(ScriptRef script) {
        Report last = reports.remove(script.value());
        if (last != null) {
            left.put(script.value(), last);
        }
    }

    /** A computer that the candidate has left says how many answers it still holds. */
    void heardOfLeft(ScriptRef script, int unsent) {
        if (left.size() > MOST) {
            left.clear();
        }
        left.put(script.value(), new Report(clock.millis(), unsent));
    }

    /** The last report of the computer that the candidate has left, if there is one. */
    Optional<Report> ofLeft(ScriptRef script) {
        return Optional.ofNullable(left.get(script.value()));
    }

    public Optional<Report> of(ScriptRef script) {
        return Optional.ofNullable(reports.get(script.value()));
    }

    /** When a script was heard of before the server stopped; a report that has come meanwhile is newer. */
    void remember(ScriptRef script, Instant at) {
        reports.putIfAbsent(script.value(), new Report(at.toEpochMilli(), 0));
    }

    /** Those of whom nothing has been heard for a while, and not so when this was asked last. */
    Map<ScriptRef, Instant> fallenSilent() {
        return silences.fallen(reports, clock.instant());
    }

    /** Whether any window is connected. */
    boolean isAnybodyHere() {
        long recent = clock.millis() - SILENCE.toMillis();
        return reports.values().stream().anyMatch(report -> report.at() > recent);
    }
}
