package org.examhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final StoppedClock clock = StoppedClock.atMorning();
    private final Pace pace = new Pace(2, Duration.ofMinutes(1), clock);

    @Test
    void whoAsksTooOftenWaitsForTheSpanToEndAndNobodyElseDoes() {
        assertThat(pace.take("here")).isTrue();
        assertThat(pace.take("here")).isTrue();
        assertThat(pace.take("here")).isFalse();
        assertThat(pace.take("there")).isTrue();
        clock.passes(Duration.ofMinutes(1));
        assertThat(pace.take("here")).isTrue();
    }

    @Test
    void toAskWhetherOneMayIsNotCounted() {
        for (int i = 0; i < 9; i++) {
            assertThat(pace.admits("here")).isTrue();
        }
        pace.take("here");
        assertThat(pace.admits("here")).isTrue();
        pace.take("here");
        assertThat(pace.admits("here")).isFalse();
        clock.passes(Duration.ofMinutes(1));
        assertThat(pace.admits("here")).isTrue();
    }
}
