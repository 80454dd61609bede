package org.examhall.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one candidate, added up line by line, beside what the clock says.
 *
 * @param agrees whether the lines add up to the time that the clock gives
 */
public record TimeLedger(List<Line> lines, boolean agrees) {

    /**
     * A line with what it leads to.
     *
     * @param sum this line and all before it
     * @param end when the time ended, or ends, by this sum; null before the start
     */
    public record Line(
            TimeEntry entry, Duration sum, @Nullable Instant end) {}

    /** @param entries in the order in which they were entered */
    static TimeLedger of(Script script, List<TimeEntry> entries) {
        List<Line> lines = new ArrayList<>();
        Duration sum = Duration.ZERO;
        Instant start = script.startedAt().orElse(null);
        for (TimeEntry entry : entries) {
            sum = sum.plus(entry.time());
            lines.add(new Line(entry, sum, start == null ? null : start.plus(sum)));
        }
        boolean ends =
                start == null || script.endsAt().filter(start.plus(sum)::equals).isPresent();
        return new TimeLedger(List.copyOf(lines), ends && sum.equals(script.allowance()));
    }
}
