package org.examhall.sitting;

import org.jspecify.annotations.Nullable;

/**
 * What a window says about the moment in which an answer was given.
 *
 * @param given the steady counter at that moment, in milliseconds
 * @param said what the computer's own clock showed, in milliseconds since 1970; it may be wrong, and proves nothing
 * @param before the last sample of the server's clock before, taken by the same page; null if there was none
 * @param after the last sample that this page has taken, when the network was back; null if the page is gone
 */
public record Claim(
        long given,
        long said,
        @Nullable ClockSample before,
        @Nullable ClockSample after) {}
