package org.examhall.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a clock stood still: in pauses, in rest breaks, and while its script was closed. Read from the journal. */
final class Stillness {

    private record Span(Instant from, Instant to) {}

    private final List<Span> spans = new ArrayList<>();
    private @Nullable Instant since;
    private @Nullable Instant until;

    /** The next row of the journal; those that are not about the clock may be left out. */
    void pass(JournalKind kind, Instant at, Note note) {
        switch (kind) {
            case PAUSED, HANDED_IN -> since = at;
            case BREAK_BEGUN -> {
                since = at;
                until = note.number("until").map(Instant::ofEpochMilli).orElse(null);
            }
            case RESUMED, BREAK_ENDED, REOPENED -> end(at);
            default -> {
                // the others leave the clock as it is
            }
        }
    }

    private void end(Instant at) {
        if (since != null) {
            spans.add(new Span(since, until != null && until.isBefore(at) ? until : at));
        }
        since = null;
        until = null;
    }

    /** How long the clock ran between two moments. */
    Duration ran(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        List<Span> all = new ArrayList<>(spans);
        if (since != null) {
            all.add(new Span(since, until != null && until.isBefore(to) ? until : to));
        }
        Duration ran = Duration.between(from, to);
        for (Span span : all) {
            Instant begin = span.from().isAfter(from) ? span.from() : from;
            Instant end = span.to().isBefore(to) ? span.to() : to;
            if (begin.isBefore(end)) {
                ran = ran.minus(Duration.between(begin, end));
            }
        }
        return ran;
    }
}
