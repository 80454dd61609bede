package org.examhall.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signal as a window reports it.
 *
 * @param request names it, so that one that is sent again counts once
 * @param at when, as the window reckons the server's time
 * @param lasted for how long; zero for what lasts no time
 */
public record HeardSignal(String request, SignalKind kind, Instant at, Duration lasted) {

    /** No window sends more at once. */
    static final int MOST = 40;

    private static final Pattern ONE =
            Pattern.compile("([0-9a-z]{8,26}-[0-9]{1,8})\\.([a-z]{4,8})\\.([0-9]{1,14})\\.([0-9]{1,9})");

    /**
     * Reads what a window adds to its pulse: {@code name.kind.milliseconds.duration}, separated by commas. What cannot
     * be read is passed over: a pulse is worth more than a signal.
     */
    public static List<HeardSignal> read(String text) {
        List<HeardSignal> heard = new ArrayList<>();
        for (String part : text.split(",")) {
            Matcher one = ONE.matcher(part);
            if (one.matches() && heard.size() < MOST) {
                Optional<SignalKind> kind = SignalKind.ofCode(one.group(2));
                kind.ifPresent(known -> heard.add(new HeardSignal(
                        one.group(1),
                        known,
                        Instant.ofEpochMilli(Long.parseLong(one.group(3))),
                        Duration.ofMillis(Long.parseLong(one.group(4))))));
            }
        }
        return heard;
    }

    /** The same, but neither before the exam began nor in the future: a window may be wrong about the time. */
    HeardSignal within(Instant start, Instant now) {
        Instant when = at.isBefore(start) ? start : at.isAfter(now) ? now : at;
        Duration whole = Duration.between(start, now);
        return new HeardSignal(request, kind, when, lasted.compareTo(whole) > 0 ? whole : lasted);
    }
}
