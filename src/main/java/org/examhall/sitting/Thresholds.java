package org.examhall.sitting;

import java.util.Optional;
import org.examhall.kernel.Refusal;

/**
 * From when on the board points to a candidate's signals.
 *
 * @param awayTimes so many times away, each at least {@code awaySeconds} long
 * @param fullScreenTimes so many times out of the full screen
 * @param copyTimes so many times copied, cut, pasted or printed, or tried to
 */
public record Thresholds(int awayTimes, int awaySeconds, int fullScreenTimes, int copyTimes) {

    /** A glance at a message that pops up is over in less than five seconds, and happens to everybody once or twice. */
    public static final Thresholds USUAL = new Thresholds(3, 5, 3, 3);

    static final int MOST_TIMES = 99;
    static final int MOST_SECONDS = 600;

    /** What is wrong with them, if anything is. */
    Optional<Refusal> refusal() {
        boolean times = isTimes(awayTimes) && isTimes(fullScreenTimes) && isTimes(copyTimes);
        boolean seconds = awaySeconds >= 1 && awaySeconds <= MOST_SECONDS;
        return times && seconds
                ? Optional.empty()
                : Optional.of(Refusal.of("thresholds-out-of-range", MOST_TIMES, MOST_SECONDS));
    }

    private static boolean isTimes(int number) {
        return number >= 1 && number <= MOST_TIMES;
    }
}
