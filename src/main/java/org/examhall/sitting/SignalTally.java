package org.examhall.sitting;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.kernel.Texts;

/**
 * A candidate's signals, counted.
 *
 * @param counts how often of each kind; a kind that did not occur is left out
 * @param longAway how often away for as long as the thresholds say
 */
public record SignalTally(Map<SignalKind, Integer> counts, int longAway) {

    public static final SignalTally NONE = new SignalTally(Map.of(), 0);

    /** What the board points to. */
    public enum Flag {
        AWAY,
        FULL_SCREEN,
        COPY,
        SECOND_SCREEN
    }

    public SignalTally {
        counts = Map.copyOf(counts);
    }

    /** This tally and one line more. */
    SignalTally with(SignalKind kind, int times, int longOnes) {
        Map<SignalKind, Integer> all = new EnumMap<>(SignalKind.class);
        all.putAll(counts);
        all.merge(kind, times, Integer::sum);
        return new SignalTally(all, longAway + (kind.isAway() ? longOnes : 0));
    }

    public int of(SignalKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Times away, however short. */
    public int away() {
        return of(SignalKind.PAGE_HIDDEN) + of(SignalKind.LOST_FOCUS);
    }

    /** Times that something was to be carried into or out of the paper. */
    public int carried() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isCarrying())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** In a few words, for a line. */
    public String words(Texts texts) {
        List<String> parts = new ArrayList<>();
        if (away() > 0) {
            parts.add(texts.get("record.noticed.away", away(), longAway));
        }
        if (of(SignalKind.LEFT_FULL_SCREEN) > 0) {
            parts.add(texts.get("record.noticed.full-screen", of(SignalKind.LEFT_FULL_SCREEN)));
        }
        if (carried() > 0) {
            parts.add(texts.get("record.noticed.carried", carried()));
        }
        if (of(SignalKind.SECOND_SCREEN) > 0) {
            parts.add(texts.get("record.noticed.second"));
        }
        return String.join(" · ", parts);
    }

    /** All counts in one fixed form: {@code COPY=2 LOST_FOCUS=1 long=1}. */
    String canonical() {
        return Stream.concat(
                        counts.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(count -> count.getKey() + "=" + count.getValue()),
                        Stream.of("long=" + longAway))
                .collect(Collectors.joining(" "));
    }

    /** What is worth a look, by these thresholds. */
    public List<Flag> flags(Thresholds thresholds) {
        List<Flag> flags = new ArrayList<>();
        if (longAway >= thresholds.awayTimes()) {
            flags.add(Flag.AWAY);
        }
        if (of(SignalKind.LEFT_FULL_SCREEN) >= thresholds.fullScreenTimes()) {
            flags.add(Flag.FULL_SCREEN);
        }
        if (carried() >= thresholds.copyTimes()) {
            flags.add(Flag.COPY);
        }
        if (of(SignalKind.SECOND_SCREEN) > 0) {
            flags.add(Flag.SECOND_SCREEN);
        }
        return List.copyOf(flags);
    }
}
