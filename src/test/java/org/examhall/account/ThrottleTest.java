package org.examhall.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final String NAME = "somebody@school.example";

    private final StoppedClock clock = StoppedClock.atMorning();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void fourFailuresCostNothing() {
        for (int i = 0; i < 4; i++) {
            throttle.failed(NAME);
            assertThat(throttle.waitFor(NAME)).isZero();
        }
    }

    @Test
    void fromTheFifthOnTheWaitDoublesUpToAQuarterOfAnHour() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            throttle.failed(NAME);
            waits.add(throttle.waitFor(NAME).toSeconds());
            clock.passes(throttle.waitFor(NAME));
            assertThat(throttle.waitFor(NAME)).isZero();
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
    }

    @Test
    void theWaitRunsDown() {
        for (int i = 0; i < 5; i++) {
            throttle.failed(NAME);
        }
        clock.passes(Duration.ofSeconds(10));
        assertThat(throttle.waitFor(NAME)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aSuccessForgives() {
        for (int i = 0; i < 7; i++) {
            throttle.failed(NAME);
        }
        throttle.succeeded(NAME);
        assertThat(throttle.waitFor(NAME)).isZero();
        throttle.failed(NAME);
        assertThat(throttle.waitFor(NAME)).isZero();
    }

    @Test
    void oneNameDoesNotMakeAnotherWait() {
        for (int i = 0; i < 7; i++) {
            throttle.failed(NAME);
        }
        assertThat(throttle.waitFor("another@school.example")).isZero();
    }

    @Test
    void thousandsOfOtherNamesPushAFailureOutOnlyBeyondTenThousand() {
        for (int i = 0; i < 5; i++) {
            throttle.failed(NAME);
        }
        for (int i = 0; i < 9_999; i++) {
            throttle.failed("other" + i);
        }
        assertThat(throttle.waitFor(NAME)).isPositive();
    }
}
