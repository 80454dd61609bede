package org.examhall.app;

/**
 * What one candidate's clock has to come to, worked out from the rule and from what was done in the room, without
 * anything that the server says: the end is the moment at which the paper was shown, plus the time of the exam, plus
 * each addition, plus each span in which the clock stood still. When the server did something is known from outside
 * only as lying between sending and receiving, so the end is an interval too. Milliseconds since 1970.
 */
final class ModelledClock {

    /** The clocks of this test and of the server are the same machine's; each rounds to whole milliseconds. */
    private static final long ROUNDING = 2;

    private final long exam;
    private long startLow;
    private long startHigh;
    private long given;
    private long stoodLow;
    private long stoodHigh;
    private long pausedLow = -1;
    private long pausedHigh;

    ModelledClock(long examMillis) {
        this.exam = examMillis;
    }

    synchronized void starts(long sent, long received) {
        startLow = sent;
        startHigh = received;
    }

    synchronized void pauses(long sent, long received) {
        if (pausedLow < 0) {
            pausedLow = sent;
            pausedHigh = received;
        }
    }

    synchronized boolean isPaused() {
        return pausedLow >= 0;
    }

    synchronized void goesOn(long sent, long received) {
        if (pausedLow >= 0) {
            stoodLow += Math.max(0, sent - pausedHigh);
            stoodHigh += received - pausedLow;
            pausedLow = -1;
        }
    }

    synchronized void gets(long millis) {
        given += millis;
    }

    synchronized long low() {
        return startLow + exam + given + stoodLow - ROUNDING;
    }

    synchronized long high() {
        return startHigh + exam + given + stoodHigh + ROUNDING;
    }

    /** Whether a clock that ends then is right. */
    boolean allows(long end) {
        return low() <= end && end <= high();
    }
}
