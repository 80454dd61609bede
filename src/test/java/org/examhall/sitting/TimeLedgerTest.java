package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.examhall.account.Actor;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

class TimeLedgerTest {

    private final StoppedClock clock = StoppedClock.atMorning();

    private TimeEntry line(TimeKind kind, Duration time) {
        return new TimeEntry("01", ScriptFixture.SCRIPT, kind, time, clock.instant(), Actor.SYSTEM, "");
    }

    @Test
    void eachLineMovesTheEndAndTheLastOneIsTheClocks() {
        Script script = ScriptFixture.writing(clock);
        script.add(Duration.ofMinutes(7), clock.instant(), Actor.SYSTEM, "", null);
        TimeLedger ledger = TimeLedger.of(
                script,
                List.of(line(TimeKind.BASE, Duration.ofMinutes(90)), line(TimeKind.ADDITION, Duration.ofMinutes(7))));
        assertThat(ledger.lines().stream().map(TimeLedger.Line::sum))
                .containsExactly(Duration.ofMinutes(90), Duration.ofMinutes(97));
        assertThat(ledger.lines().get(1).end()).isEqualTo(script.endsAt().orElseThrow());
        assertThat(ledger.agrees()).isTrue();
    }

    @Test
    void beforeTheStartThereIsNoEnd() {
        TimeLedger ledger =
                TimeLedger.of(ScriptFixture.expected(0), List.of(line(TimeKind.BASE, Duration.ofMinutes(90))));
        assertThat(ledger.lines().get(0).end()).isNull();
        assertThat(ledger.agrees()).isTrue();
    }

    @Test
    void aLineThatWasRemovedOrChangedShows() {
        Script script = ScriptFixture.writing(clock);
        script.add(Duration.ofMinutes(7), clock.instant(), Actor.SYSTEM, "", null);
        List<TimeEntry> lines = new ArrayList<>(List.of(line(TimeKind.BASE, Duration.ofMinutes(90))));
        assertThat(TimeLedger.of(script, lines).agrees()).as("removed").isFalse();
        lines.add(line(TimeKind.ADDITION, Duration.ofMinutes(8)));
        assertThat(TimeLedger.of(script, lines).agrees()).as("changed").isFalse();
    }
}
