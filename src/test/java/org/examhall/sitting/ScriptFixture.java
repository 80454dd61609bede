package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import org.examhall.entry.EntryFixture;
import org.examhall.kernel.StoppedClock;

/** Scripts that have come as far as a test needs them, by the verbs that candidates and invigilators use. */
final class ScriptFixture {

    static final ScriptRef SCRIPT = new ScriptRef("01scr1pt000000000000000000");
    static final int QUESTIONS = 60;

    private ScriptFixture() {}

    static Script expected(int extraPercent) {
        return new Script(SCRIPT, EntryFixture.practitioner(extraPercent), EntryFixture.PAPER, QUESTIONS);
    }

    static Script writing(StoppedClock clock) {
        return at(ScriptState.WRITING, clock);
    }

    /** A script that is being written by somebody who may take rest breaks of so many minutes. */
    static Script resting(int minutes, StoppedClock clock) {
        return at(
                ScriptState.WRITING,
                new Script(SCRIPT, EntryFixture.resting(minutes), EntryFixture.PAPER, QUESTIONS),
                clock);
    }

    /** A script in this state, all of whose steps were taken at the clock's time. */
    static Script at(ScriptState state, StoppedClock clock) {
        return at(state, expected(0), clock);
    }

    private static Script at(ScriptState state, Script script, StoppedClock clock) {
        if (state.compareTo(ScriptState.PRESENT) >= 0) {
            script.arrive(false, clock.instant());
        }
        if (state.compareTo(ScriptState.READY) >= 0) {
            script.declareReady("2026-1", clock.instant());
        }
        if (state.compareTo(ScriptState.ADMITTED) >= 0) {
            assertThat(script.admit()).isEmpty();
        }
        if (state.compareTo(ScriptState.CALLED) >= 0) {
            assertThat(script.call()).isEmpty();
        }
        if (state.compareTo(ScriptState.WRITING) >= 0) {
            script.begin(clock.instant());
        }
        if (state.compareTo(ScriptState.HANDED_IN) >= 0) {
            script.handIn(HandedInBy.CANDIDATE, clock.instant());
        }
        assertThat(script.getState()).isEqualTo(state);
        return script;
    }
}
