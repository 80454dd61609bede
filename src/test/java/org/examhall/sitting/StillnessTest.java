package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A clock that stood from minute 10 to 20, rested from 30 to 40 at most, was closed from 50 to 60 and stands since 70.
 */
class StillnessTest {

    private static Instant minute(int minute) {
        return StoppedClock.MORNING.plusSeconds(60L * minute);
    }

    private static Stillness stillness() {
        Stillness still = new Stillness();
        still.pass(JournalKind.STARTED, minute(0), Note.empty());
        still.pass(JournalKind.PAUSED, minute(10), Note.empty());
        still.pass(JournalKind.TIME_ADDED, minute(15), Note.empty());
        still.pass(JournalKind.RESUMED, minute(20), Note.empty());
        still.pass(
                JournalKind.BREAK_BEGUN,
                minute(30),
                Note.empty().with("until", minute(40).toEpochMilli()));
        still.pass(JournalKind.BREAK_ENDED, minute(45), Note.empty());
        still.pass(JournalKind.HANDED_IN, minute(50), Note.empty());
        still.pass(JournalKind.REOPENED, minute(60), Note.empty());
        still.pass(JournalKind.PAUSED, minute(70), Note.empty());
        return still;
    }

    @ParameterizedTest(name = "from minute {0} to {1} it ran {2}")
    @CsvSource({
        "0, 10, 10",
        "5, 15, 5",
        "10, 20, 0",
        "12, 18, 0",
        "5, 25, 10",
        "25, 44, 9",
        "45, 65, 10",
        "65, 90, 5",
        "80, 90, 0",
        "0, 90, 40",
        "9, 9, 0",
        "9, 5, 0"
    })
    void onlyTheTimeInWhichTheClockRanIsCounted(int from, int to, int ran) {
        assertThat(stillness().ran(minute(from), minute(to))).isEqualTo(Duration.ofMinutes(ran));
    }
}
