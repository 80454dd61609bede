package org.examhall.sitting;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer that arrived late was given in time.
 *
 * <p>It was, if two signed samples of the server's clock lie around it, taken by the same page that took the answer,
 * and as much time passed between them at the server as by the page's steady counter: then the counter ran evenly, and
 * the moment of the answer by the server's clock follows from either sample. A sample fixes the server's time only to
 * within the journey of its request; always the later moment is taken, so no doubt is to the candidate's gain. A page
 * that was loaded anew or a computer that slept in between fails the comparison, and a person decides.
 */
public sealed interface Timeliness {

    /** How much faster or slower than the server's clock a computer's counter may run, in parts of a million. */
    int DRIFT = 500;

    /** What is allowed besides, for clocks that are set by hairs, in milliseconds. */
    long SLACK = 250;

    /** A journey longer than that tells nothing, in milliseconds. */
    long LONGEST_JOURNEY = 15_000;

    /**
     * Given in time.
     *
     * @param at the latest moment in which it can have been given, by the server's clock
     */
    record Proven(long at) implements Timeliness {}

    /**
     * Not shown to have been given in time.
     *
     * @param at when it was given by its own account, reckoned from the last sample before; null if there is none
     */
    record Unproven(HeldReason reason, @Nullable Long at) implements Timeliness {}

    /**
     * Judges a claim.
     *
     * @param end when the time ended, in milliseconds by the server's clock; an answer of that very millisecond is late
     * @param genuine whether the signature of a sample is ours
     */
    static Timeliness of(@Nullable Claim claim, long end, Predicate<ClockSample> genuine) {
        if (claim == null) {
            return new Unproven(HeldReason.NO_PROOF, null);
        }
        ClockSample before = claim.before();
        if (before == null) {
            return new Unproven(HeldReason.NO_SAMPLE, null);
        }
        if (!genuine.test(before)) {
            return new Unproven(HeldReason.NOT_OUR_STAMP, null);
        }
        long at = before.now() + (claim.given() - before.sent());
        if (claim.given() < before.received()) {
            return new Unproven(HeldReason.COUNTER_DIFFERS, null);
        }
        ClockSample after = claim.after();
        if (after == null) {
            return new Unproven(HeldReason.PAGE_GONE, at);
        }
        if (!genuine.test(after)) {
            return new Unproven(HeldReason.NOT_OUR_STAMP, at);
        }
        if (claim.given() > after.received() || !agree(before, after)) {
            return new Unproven(HeldReason.COUNTER_DIFFERS, at);
        }
        // Both are bounds from above: the server wrote `before` after it was asked for, and `after` too.
        long latest = Math.max(before.now(), Math.min(at, after.now() + (claim.given() - after.sent())));
        return latest < end ? new Proven(latest) : new Unproven(HeldReason.AFTER_THE_END, latest);
    }

    private static boolean agree(ClockSample before, ClockSample after) {
        if (!plausible(before) || !plausible(after) || after.now() < before.now()) {
            return false;
        }
        long passed = after.now() - before.now();
        long allowed = SLACK + passed / 1_000_000 * DRIFT + passed % 1_000_000 * DRIFT / 1_000_000;
        return passed >= after.sent() - before.received() - allowed
                && passed <= after.received() - before.sent() + allowed;
    }

    private static boolean plausible(ClockSample sample) {
        long journey = sample.received() - sample.sent();
        return journey >= 0 && journey <= LONGEST_JOURNEY;
    }
}
