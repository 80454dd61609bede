package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.examhall.account.Actor;
import org.examhall.entry.EntryFixture;
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

    /** In the night of 25 October 2026 it is half past two twice in Oslo. */
    @Test
    void anEndIsRightThoughTheClocksInTheRoomGoBackMeanwhile() {
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        Instant start = ZonedDateTime.of(2026, 10, 25, 1, 45, 0, 0, oslo).toInstant();
        clock.passes(Duration.between(clock.instant(), start));
        ScriptBooks books = new ScriptBooks(EntryFixture.practitioner(25), clock).begun();
        clock.passes(Duration.ofMinutes(60)); // a quarter to three, before the hour comes again
        books.script.pause(clock.instant(), Actor.SYSTEM, "power cut");
        clock.passes(Duration.ofMinutes(30)); // a quarter past two, after the clocks went back
        books.script.resume(clock.instant(), Actor.SYSTEM, "");
        books.book();
        assertThat(books.script.allowance()).isEqualTo(Duration.ofMinutes(90 + 23 + 30));
        assertThat(books.script.endsAt().orElseThrow().atZone(oslo))
                .isEqualTo(ZonedDateTime.of(2026, 10, 25, 3, 8, 0, 0, oslo));
        TimeLedger ledger = TimeLedger.of(books.script, books.ledger);
        assertThat(ledger.agrees()).isTrue();
        assertThat(ledger.lines().stream()
                        .map(line -> line.end().atZone(oslo).getOffset().getTotalSeconds() / 3600))
                .as("two ends before the hour came again were not later than one after it")
                .containsExactly(1, 1, 1);
        assertThat(ledger.lines().stream().map(TimeLedger.Line::end)).isSorted();
        assertThat(books.replay().compare(books.stored(), books.entered())).isEmpty();
    }
}
