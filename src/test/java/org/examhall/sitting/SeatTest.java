package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets which seat, by the script and by the request. */
class SeatTest {

    private static final Actor TRAINER = new Actor("01tra1ner00000000000000000", "Demo Trainer");

    private final StoppedClock clock = StoppedClock.atMorning();

    @ParameterizedTest(name = "{0}, held: {1}, let: {2}: {3}")
    @CsvFileSource(resources = "/sitting/entrances.csv", ignoreLeadingAndTrailingWhitespace = true)
    void aSignInBecomesWhatTheTableSays(ScriptState state, boolean held, boolean let, Entrance becomes) {
        Script script = ScriptFixture.at(state, clock);
        script.move(clock.instant());
        if (let) {
            assertThat(script.letMove(clock.instant())).isEmpty();
        }
        assertThat(script.entrance(held, clock.instant())).isEqualTo(becomes);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPECTED, move-needs-no-leave",
        "PRESENT, move-needs-no-leave",
        "READY, ''",
        "ADMITTED, ''",
        "CALLED, ''",
        "WRITING, ''",
        "HANDED_IN, handed-in-already"
    })
    void aCandidateIsLetMoveFromTheDeclarationToTheHandIn(ScriptState state, String refusal) {
        Script script = ScriptFixture.at(state, clock);
        assertThat(script.letMove(clock.instant()).map(Refusal::code).orElse(""))
                .isEqualTo(refusal);
    }

    @Test
    void leaveToMoveLastsTenMinutesAndOneMove() {
        Script script = ScriptFixture.writing(clock);
        script.move(clock.instant());
        script.letMove(clock.instant());
        clock.passes(Script.LET_MOVE);
        assertThat(script.entrance(true, clock.instant())).isEqualTo(Entrance.MOVES);
        script.move(clock.instant());
        assertThat(script.entrance(true, clock.instant())).isEqualTo(Entrance.ASKS);
        script.letMove(clock.instant());
        clock.passes(Script.LET_MOVE.plusMillis(1));
        assertThat(script.entrance(true, clock.instant())).isEqualTo(Entrance.ASKS);
    }

    @Test
    void aMoveLeavesTheEarlierPlacesAndTouchesNeitherClockNorJournal() {
        Script script = ScriptFixture.writing(clock);
        assertThat(script.move(clock.instant())).isEqualTo(1);
        assertThat(script.movedAt()).as("the first computer is no move").isEmpty();
        Optional<java.time.Instant> end = script.endsAt();
        int rows = script.getJournalLength();
        clock.passes(Duration.ofMinutes(20));
        assertThat(script.move(clock.instant())).isEqualTo(2);
        assertThat(script.movedAt()).contains(clock.instant());
        assertThat(script.hasLeft(1)).isTrue();
        assertThat(script.hasLeft(2)).isFalse();
        assertThat(script.endsAt()).isEqualTo(end);
        assertThat(script.getJournalLength()).isEqualTo(rows);
    }

    @Test
    void whoAdmitsHasCheckedTheIdentity() {
        Script script = ScriptFixture.at(ScriptState.READY, clock);
        assertThat(script.admit(TRAINER, clock.instant())).isEmpty();
        assertThat(script.identityCheckedBy()).contains("Demo Trainer");
        assertThat(script.identityCheckedAt()).contains(clock.instant());
        clock.passes(Duration.ofMinutes(1));
        assertThat(script.admit(new Actor("x", "Somebody"), clock.instant())).isPresent();
        assertThat(script.identityCheckedBy()).as("a refusal changes nothing").contains("Demo Trainer");
    }

    private SeatRequest request(SeatRequest.Kind kind) {
        return new SeatRequest(
                "01request00000000000000000",
                ScriptFixture.writing(clock),
                "a".repeat(64),
                kind,
                "4821",
                clock.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "MOVE, READY, ''",
        "MOVE, WRITING, ''",
        "MOVE, HANDED_IN, handed-in-already",
        "NAME, EXPECTED, ''",
        "NAME, PRESENT, candidate-present-already",
        "NAME, WRITING, candidate-present-already",
        "NAME, HANDED_IN, handed-in-already"
    })
    void aRequestIsGrantedOnlyWhereItStillMakesSense(SeatRequest.Kind kind, ScriptState state, String refusal) {
        assertThat(request(kind)
                        .objection(state, clock.instant())
                        .map(Refusal::code)
                        .orElse(""))
                .isEqualTo(refusal);
    }

    @Test
    void aRequestIsDecidedOnceAndInTime() {
        SeatRequest request = request(SeatRequest.Kind.MOVE);
        clock.passes(SeatRequest.PATIENCE.minusMillis(1));
        assertThat(request.isOpen(clock.instant())).isTrue();
        clock.passes(Duration.ofMillis(1));
        assertThat(request.isOpen(clock.instant())).isFalse();
        assertThat(request.objection(ScriptState.WRITING, clock.instant()))
                .map(Refusal::code)
                .contains("seat-request-over");
        SeatRequest refused = request(SeatRequest.Kind.MOVE);
        refused.refuse(TRAINER, clock.instant());
        assertThat(refused.isOpen(clock.instant())).isFalse();
        assertThatThrownBy(() -> refused.grant(TRAINER, clock.instant())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"k7qd-m3xp-2hj9", "K7QDM3XP2HJ9", "' K7QD M3XP 2HJ9 '"})
    void theCodeOfADoorIsReadAsItIsTyped(String typed) {
        DoorCode code = DoorCode.typed(typed);
        assertThat(code.isWellFormed()).isTrue();
        assertThat(code.shown()).isEqualTo("K7QD-M3XP-2HJ9");
    }

    @ParameterizedTest
    @CsvSource({"K7QD-M3XP", "K7QD-M3XP-2HJ9-A", "K7QD-M3XP-2HJ!", "''"})
    void whatIsNoCodeOfADoorIsSeen(String typed) {
        assertThat(DoorCode.typed(typed).isWellFormed()).isFalse();
    }
}
