package org.examhall.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a rehearsal has measured, and what that means for the day. Many candidates write into it at once. */
final class RehearseFigures {

    /** How long anybody may look at an empty page after the room was told to start (ms). */
    static final long SLOWEST_PAPER = 10_000;

    /** After five seconds the page says that an answer has not been saved yet; that should not be seen (ms). */
    static final long SLOW_SAVE = 2_000;

    /** A window that is silent for sixteen seconds is shown as disconnected (ms). */
    static final long SLOW_PULSE = 4_000;

    /** Requests that may fail, of all: each is repeated, and nothing is lost, but somebody sees it. */
    private static final double FAILED_OF_ALL = 0.001;

    /** A kind of request: its times in milliseconds, and how often it failed. */
    static final class Kind {
        private long[] times = new long[256];
        private int count;
        private int failed;

        synchronized void took(long nanos) {
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = nanos / 1_000_000;
        }

        synchronized void failed() {
            failed++;
        }

        synchronized int count() {
            return count;
        }

        synchronized int failures() {
            return failed;
        }

        /** The time that so many per cent did not exceed; 0 if there was none. */
        synchronized long percentile(int percent) {
            if (count == 0) {
                return 0;
            }
            long[] sorted = Arrays.copyOf(times, count);
            Arrays.sort(sorted);
            return sorted[Math.max(0, (int) Math.ceil(count * percent / 100.0) - 1)];
        }
    }

    final Kind arrivals = new Kind();
    final Kind papers = new Kind();
    final Kind saves = new Kind();
    final Kind pulses = new Kind();
    final Kind handIns = new Kind();
    private int acknowledged;
    private int lost;
    private int unfinished;

    /** One candidate has finished: so many answers were acknowledged, and so many of them the server did not have. */
    synchronized void finished(int answersAcknowledged, int answersLost) {
        acknowledged += answersAcknowledged;
        lost += answersLost;
    }

    /** One candidate could not finish. */
    synchronized void unfinished() {
        unfinished++;
    }

    synchronized int lost() {
        return lost;
    }

    /** Why the server is not fit for so many candidates, each reason a sentence; empty if it is. */
    synchronized List<String> objections() {
        List<String> reasons = new ArrayList<>();
        if (lost > 0) {
            reasons.add(
                    lost + " acknowledged answers were lost. This must never be: keep the data folder and the logs.");
        }
        if (unfinished > 0) {
            reasons.add(unfinished + " candidates could not finish.");
        }
        if (papers.percentile(100) > SLOWEST_PAPER) {
            reasons.add("The last paper came after " + papers.percentile(100) + " ms; it should not take longer than "
                    + SLOWEST_PAPER + ". Give the server more processors, or start the room in groups.");
        }
        if (saves.percentile(99) > SLOW_SAVE) {
            reasons.add("One save in a hundred took longer than " + saves.percentile(99) + " ms; " + SLOW_SAVE
                    + " is the limit. Look at the disk, at the database and at what else runs on the machine.");
        }
        if (pulses.percentile(99) > SLOW_PULSE) {
            reasons.add("One sign of life in a hundred took longer than " + pulses.percentile(99) + " ms; " + SLOW_PULSE
                    + " is the limit. The board would call people disconnected who are not.");
        }
        int asked = papers.count() + saves.count() + pulses.count() + handIns.count();
        int failed = papers.failures() + saves.failures() + pulses.failures() + handIns.failures();
        if (failed > asked * FAILED_OF_ALL) {
            reasons.add(failed + " of " + (asked + failed) + " requests failed and had to be repeated.");
        }
        return reasons;
    }

    synchronized String table() {
        StringBuilder table = new StringBuilder();
        table.append("                        number  failed  p50 ms  p95 ms  p99 ms  slowest\n");
        line(table, "came in and checked in", arrivals);
        line(table, "papers, all at once", papers);
        line(table, "saves", saves);
        line(table, "signs of life", pulses);
        line(table, "hand-ins", handIns);
        return table.append("answers acknowledged  ")
                .append(acknowledged)
                .append(", lost ")
                .append(lost)
                .append('\n')
                .toString();
    }

    private static void line(StringBuilder table, String what, Kind kind) {
        table.append(String.format(
                Locale.ROOT,
                "%-22s %7d %7d %7d %7d %7d %8d%n",
                what,
                kind.count(),
                kind.failures(),
                kind.percentile(50),
                kind.percentile(95),
                kind.percentile(99),
                kind.percentile(100)));
    }
}
