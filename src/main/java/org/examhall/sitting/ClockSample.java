package org.examhall.sitting;

/**
 * The server's time as a window heard it. The server put its time and its signature under the reply; the window noted,
 * by the steady counter of its computer, when it had asked and when the reply was there. The counter only ever runs
 * forward, whatever is done to the computer's clock, and starts anew with each page.
 *
 * @param now the server's time, in milliseconds since 1970
 * @param signature by {@link Stamps}, over the script and {@code now}
 * @param sent when the window asked, in milliseconds of its counter
 * @param received when it had the reply
 */
public record ClockSample(long now, String signature, long sent, long received) {}
