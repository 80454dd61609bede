package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

class DisconnectionTest {

    private static final Actor TRAINER = new Actor("01tra1ner00000000000000000", "Trainer");
    private static final ScriptRef SCRIPT = ScriptFixture.SCRIPT;

    private final StoppedClock clock = StoppedClock.atMorning();
    private final Silences silences = new Silences();
    private final Map<String, Presence.Report> reports = new HashMap<>();

    private void heard() {
        Presence.Report before = reports.put(SCRIPT.value(), new Presence.Report(clock.millis(), 0));
        silences.heard(SCRIPT, before == null ? null : Instant.ofEpochMilli(before.at()), clock.instant());
    }

    @Test
    void aShortSilenceIsNotEvenNoted() {
        heard();
        clock.passes(Disconnection.WORTH.minusMillis(1));
        assertThat(silences.fallen(reports, clock.instant())).isEmpty();
        heard();
        assertThat(silences.next()).isNull();
    }

    @Test
    void aLongOneIsNotedOnceAndIsOverWhenTheWindowIsHeardAgain() {
        heard();
        Instant since = clock.instant();
        clock.passes(Duration.ofMinutes(1));
        assertThat(silences.fallen(reports, clock.instant())).containsExactly(Map.entry(SCRIPT, since));
        assertThat(silences.lasts(SCRIPT)).isTrue();
        clock.passes(Duration.ofMinutes(9));
        assertThat(silences.fallen(reports, clock.instant())).isEmpty();
        heard();
        assertThat(silences.next()).isEqualTo(new Silences.Silence(SCRIPT, since, clock.instant()));
        assertThat(silences.next()).isNull();
        assertThat(silences.lasts(SCRIPT)).isFalse();
    }

    @Test
    void oneThatWasOverBeforeAnybodyLookedIsMeasuredToo() {
        heard();
        Instant since = clock.instant();
        clock.passes(Duration.ofSeconds(45));
        heard();
        assertThat(silences.next()).isEqualTo(new Silences.Silence(SCRIPT, since, clock.instant()));
    }

    @Test
    void oneThatBeganBeforeTheServerStoppedIsMeasuredFromItsBeginning() {
        Instant since = clock.instant();
        silences.remember(SCRIPT, since);
        clock.passes(Duration.ofMinutes(20));
        heard();
        assertThat(silences.next()).isEqualTo(new Silences.Silence(SCRIPT, since, clock.instant()));
    }

    @Test
    void itIsDecidedOnceAndNotBeforeItIsOver() {
        Disconnection silence = new Disconnection("01d1sc0nnect0000000000000", SCRIPT, clock.instant());
        assertThat(silence.give(clock.instant(), TRAINER)).map(Refusal::code).contains("disconnection-lasts");
        clock.passes(Duration.ofMinutes(4));
        assertThat(silence.end(clock.instant(), Duration.ofMinutes(3))).isTrue();
        assertThat(silence.lost()).isEqualTo(Duration.ofMinutes(3));
        assertThat(silence.dismiss(clock.instant(), TRAINER, "went on writing")).isEmpty();
        assertThat(silence.give(clock.instant(), TRAINER)).map(Refusal::code).contains("disconnection-decided");
        assertThat(silence.getState()).isEqualTo(Disconnection.State.DISMISSED);
        assertThat(silence.getDecidedBy()).isEqualTo("Trainer");
        assertThat(silence.getReason()).isEqualTo("went on writing");
    }

    @Test
    void whatCostNoTimeIsNotWorthAProposal() {
        Disconnection silence = new Disconnection("01d1sc0nnect0000000000000", SCRIPT, clock.instant());
        assertThat(silence.end(clock.instant(), Duration.ofSeconds(29))).isFalse();
    }
}
