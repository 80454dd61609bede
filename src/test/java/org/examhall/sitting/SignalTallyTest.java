package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTallyTest {

    /** Kind, times, long ones; and what the board points to by the usual thresholds. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "PAGE_HIDDEN, 2, 2, nothing",
                "PAGE_HIDDEN, 3, 2, nothing",
                "PAGE_HIDDEN, 3, 3, AWAY",
                "LOST_FOCUS, 9, 3, AWAY",
                "LEFT_FULL_SCREEN, 2, 0, nothing",
                "LEFT_FULL_SCREEN, 3, 0, FULL_SCREEN",
                "COPY, 3, 0, COPY",
                "PRINT, 2, 0, nothing",
                "SECOND_SCREEN, 1, 0, SECOND_SCREEN",
                "COPY, 1, 1, nothing",
            })
    void theBoardPointsToWhatReachesAThreshold(SignalKind kind, int times, int longOnes, String flag) {
        SignalTally tally = SignalTally.NONE.with(kind, times, longOnes);
        assertThat(tally.flags(Thresholds.USUAL).stream().map(Enum::name).collect(Collectors.joining()))
                .isEqualTo(flag == null ? "" : flag);
    }

    @Test
    void kindsOfOneSortAddUp() {
        SignalTally tally = SignalTally.NONE
                .with(SignalKind.PAGE_HIDDEN, 2, 2)
                .with(SignalKind.LOST_FOCUS, 4, 1)
                .with(SignalKind.COPY, 1, 0)
                .with(SignalKind.PASTE, 1, 0)
                .with(SignalKind.PRINT, 1, 0);
        assertThat(tally.away()).isEqualTo(6);
        assertThat(tally.longAway()).isEqualTo(3);
        assertThat(tally.carried()).isEqualTo(3);
        assertThat(tally.flags(Thresholds.USUAL)).containsExactly(SignalTally.Flag.AWAY, SignalTally.Flag.COPY);
    }

    @Test
    void aReportIsReadSignalBySignal() {
        assertThat(HeardSignal.read("abcdefghjk-1.hidden.1772442000000.6500,abcdefghjk-2.copy.1772442009000.0"))
                .containsExactly(
                        new HeardSignal(
                                "abcdefghjk-1",
                                SignalKind.PAGE_HIDDEN,
                                Instant.ofEpochMilli(1_772_442_000_000L),
                                Duration.ofMillis(6_500)),
                        new HeardSignal(
                                "abcdefghjk-2",
                                SignalKind.COPY,
                                Instant.ofEpochMilli(1_772_442_009_000L),
                                Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "x",
                "abcdefghjk-1.password.1.0",
                "abcdefghjk-1.copy.-1.0",
                "abcdefghjk-1.copy.1",
                "abcdefghjk-1.copy.1.0.secret",
                "<script>-1.copy.1.0",
                "abcdefghjk-1.copy.999999999999999.0"
            })
    void whatCannotBeReadIsPassedOver(String text) {
        assertThat(HeardSignal.read(text)).isEmpty();
    }

    @Test
    void nobodyReportsWithoutEnd() {
        assertThat(HeardSignal.read("abcdefghjk-1.copy.1.0,".repeat(500))).hasSize(HeardSignal.MOST);
    }

    @Test
    void aSignalLiesWithinTheExam() {
        Instant start = StoppedClock.MORNING;
        Instant now = start.plusSeconds(600);
        HeardSignal early = new HeardSignal("a-1", SignalKind.PAGE_HIDDEN, Instant.EPOCH, Duration.ofDays(9));
        assertThat(early.within(start, now).at()).isEqualTo(start);
        assertThat(early.within(start, now).lasted()).isEqualTo(Duration.ofSeconds(600));
        HeardSignal late = new HeardSignal("a-2", SignalKind.COPY, now.plusSeconds(60), Duration.ZERO);
        assertThat(late.within(start, now).at()).isEqualTo(now);
        HeardSignal good = new HeardSignal("a-3", SignalKind.COPY, start.plusSeconds(5), Duration.ofSeconds(2));
        assertThat(good.within(start, now)).isEqualTo(good);
    }
}
