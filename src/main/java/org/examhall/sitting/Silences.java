package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Who has fallen silent, and whose silence is over but not written down yet. In memory, so that a report is cheap. */
@ApplicationScoped
public class Silences {

    /** A silence that is over. */
    record Silence(ScriptRef script, Instant since, Instant until) {}

    private final Map<String, Instant> lasting = new ConcurrentHashMap<>();
    private final Queue<Silence> over = new ConcurrentLinkedQueue<>();

    /** @param before when the window was heard of the last time; null if it never was */
    void heard(ScriptRef script, @Nullable Instant before, Instant now) {
        Instant noted = lasting.remove(script.value());
        Instant since = noted == null ? before : noted;
        if (since != null && !since.plus(Disconnection.WORTH).isAfter(now)) {
            over.add(new Silence(script, since, now));
        }
    }

    /** Of these reports, those that are too old and were not so the last time: whose they are, and since when. */
    Map<ScriptRef, Instant> fallen(Map<String, Presence.Report> reports, Instant now) {
        Map<ScriptRef, Instant> fallen = new HashMap<>();
        long old = now.minus(Disconnection.WORTH).toEpochMilli();
        reports.forEach((script, report) -> {
            Instant since = Instant.ofEpochMilli(report.at());
            if (report.at() <= old && lasting.putIfAbsent(script, since) == null) {
                fallen.put(new ScriptRef(script), since);
            }
        });
        return fallen;
    }

    /** A silence that was noted before the server stopped. */
    void remember(ScriptRef script, Instant since) {
        lasting.put(script.value(), since);
    }

    boolean lasts(ScriptRef script) {
        return lasting.containsKey(script.value());
    }

    /** A silence that is over and has to be written down; null if there is none. */
    @Nullable
    Silence next() {
        return over.poll();
    }
}
