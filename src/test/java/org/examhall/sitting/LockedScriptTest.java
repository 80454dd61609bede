package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.examhall.sitting.file.ConfigKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockedScriptTest {

    private static final String PAGE = "https://exams.example.org/exam/paper.xhtml";
    private static final String KEY = "c".repeat(64);
    private static final String BUILD = "b".repeat(64);

    private final StoppedClock clock = StoppedClock.atMorning();

    @ParameterizedTest
    @EnumSource(ScriptState.class)
    void onlyWhoWritesIsLocked(ScriptState state) {
        Script script = ScriptFixture.at(state, clock);
        assertThat(script.lock(clock.instant())).isEqualTo(state == ScriptState.WRITING);
        assertThat(script.lockedAt().isPresent()).isEqualTo(state == ScriptState.WRITING);
    }

    @Test
    void aLockedScriptIsNotLockedAgainAndItsClockRunsOn() {
        Script script = ScriptFixture.writing(clock);
        var end = script.endsAt();
        script.lock(clock.instant());
        assertThat(script.lock(clock.instant().plusSeconds(5))).isFalse();
        assertThat(script.lockedAt()).contains(StoppedClock.MORNING);
        assertThat(script.isPaused()).isFalse();
        assertThat(script.endsAt()).isEqualTo(end);
    }

    @Test
    void unlockedItCanBeLockedAgain() {
        Script script = ScriptFixture.writing(clock);
        script.lock(clock.instant());
        assertThat(script.unlock(false, clock.instant())).isEmpty();
        assertThat(script.lockedAt()).isEmpty();
        assertThat(script.isWaived()).isFalse();
        assertThat(script.lock(clock.instant())).isTrue();
    }

    @Test
    void withAWaiverNothingLocksItAnyMore() {
        Script script = ScriptFixture.writing(clock);
        script.lock(clock.instant());
        assertThat(script.unlock(true, clock.instant())).isEmpty();
        assertThat(script.isWaived()).isTrue();
        assertThat(script.lock(clock.instant())).isFalse();
    }

    @Test
    void whatIsNotLockedCannotBeUnlocked() {
        assertThat(ScriptFixture.writing(clock).unlock(false, clock.instant()).map(Refusal::code))
                .contains("not-locked");
    }

    @Test
    void whatIsHandedInIsNotLockedAnyMore() {
        Script script = ScriptFixture.writing(clock);
        script.lock(clock.instant());
        script.handIn(HandedInBy.CLOCK, clock.instant());
        assertThat(script.lockedAt()).isEmpty();
    }

    @Test
    void aBrowserShowsTheKeyOfTheSettingsAndIfAskedOfItsBuild() {
        ShownBrowser both = new ShownBrowser(PAGE, ConfigKey.shownFor(PAGE, KEY), ConfigKey.shownFor(PAGE, BUILD));
        assertThat(both.has(KEY, List.of())).isTrue();
        assertThat(both.has(KEY, List.of("d".repeat(64), BUILD))).isTrue();
        assertThat(both.has(KEY, List.of("d".repeat(64)))).isFalse();
        assertThat(both.has(BUILD, List.of())).isFalse();
        ShownBrowser settingsAlone = new ShownBrowser(PAGE, ConfigKey.shownFor(PAGE, KEY), null);
        assertThat(settingsAlone.has(KEY, List.of())).isTrue();
        assertThat(settingsAlone.has(KEY, List.of(BUILD))).isFalse();
        assertThat(new ShownBrowser(PAGE, null, null).has(KEY, List.of())).isFalse();
        ShownBrowser elsewhere = new ShownBrowser(PAGE, ConfigKey.shownFor(PAGE + "?a=b", KEY), null);
        assertThat(elsewhere.has(KEY, List.of())).isFalse();
    }
}
