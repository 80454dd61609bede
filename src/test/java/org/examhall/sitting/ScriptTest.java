package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.bank.Response;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {

    private static final Duration BASE = Duration.ofMinutes(90);

    private static final Actor TRAINER = new Actor("01tra1ner00000000000000000", "Trainer");

    private final StoppedClock clock = StoppedClock.atMorning();

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvFileSource(resources = "/sitting/verbs.csv")
    void inEachStateAVerbDoesWhatTheTableSays(ScriptState state, String verb, String outcome) {
        Script script = ScriptFixture.at(state, clock);
        String came;
        try {
            came = tell(script, verb)
                    .map(Refusal::code)
                    .orElseGet(() -> script.getState().name());
        } catch (IllegalStateException fault) {
            came = "fails";
        }
        assertThat(came).isEqualTo(outcome);
        if (!came.equals(script.getState().name())) {
            assertThat(script.getState()).as("nothing has changed").isEqualTo(state);
        }
    }

    private Optional<Refusal> tell(Script script, String verb) {
        switch (verb) {
            case "arrive" -> script.arrive(false, clock.instant());
            case "arrive-again" -> script.arrive(true, clock.instant());
            case "ready" -> script.declareReady("2026-1", clock.instant());
            case "admit" -> {
                return script.admit();
            }
            case "refuse" -> {
                return script.refuse(clock.instant());
            }
            case "call" -> {
                return script.call();
            }
            case "begin" -> script.begin(clock.instant());
            case "pause" -> {
                return script.pause(clock.instant(), TRAINER, "noise");
            }
            case "tell" -> {
                return script.tell();
            }
            case "evacuate" -> script.evacuate(clock.instant(), TRAINER, "alarm");
            case "go-on" -> {
                script.evacuate(clock.instant(), TRAINER, "alarm");
                script.goOn(clock.instant(), TRAINER, "alarm");
            }
            case "add" -> {
                return script.add(Duration.ofMinutes(5), clock.instant(), TRAINER, "", null);
            }
            case "take-break" -> {
                return script.takeBreak(clock.instant(), TRAINER);
            }
            case "give-back" -> {
                return script.giveBack(Duration.ofMinutes(1), clock.instant(), TRAINER, "");
            }
            case "reopen" -> {
                return script.reopen(Duration.ZERO, clock.instant(), TRAINER, "by mistake");
            }
            case "hand-in" -> script.handIn(HandedInBy.CANDIDATE, clock.instant());
            default -> throw new AssertionError(verb);
        }
        return Optional.empty();
    }

    @Test
    void whoIsNotAdmittedCanBeAdmittedLater() {
        Script script = ScriptFixture.at(ScriptState.READY, clock);
        assertThat(script.refuse(clock.instant())).isEmpty();
        assertThat(script.refusedAt()).contains(clock.instant());
        assertThat(script.refuse(clock.instant())).map(Refusal::code).contains("refused-already");
        assertThat(script.admit()).isEmpty();
        assertThat(script.isRefused()).isFalse();
        assertThat(script.getState()).isEqualTo(ScriptState.ADMITTED);
    }

    @Test
    void anEvacuationDoesNotCallWhoseAdmissionWasTakenBackMeanwhile() {
        Script script = ScriptFixture.at(ScriptState.CALLED, clock);
        script.evacuate(clock.instant(), TRAINER, "alarm");
        assertThat(script.refuse(clock.instant())).isEmpty();
        assertThat(script.goOn(clock.instant(), TRAINER, "alarm")).isEmpty();
        assertThat(script.getState()).isEqualTo(ScriptState.READY);
    }

    @Test
    void theClockStartsWhenThePaperIsShownAndNotBefore() {
        Script script = ScriptFixture.at(ScriptState.CALLED, clock);
        assertThat(script.endsAt()).isEmpty();
        clock.passes(Duration.ofMinutes(7));
        script.begin(clock.instant());
        assertThat(script.startedAt()).contains(clock.instant());
        assertThat(script.endsAt()).contains(clock.instant().plus(BASE));
    }

    @Test
    void extraTimeIsInTheAllowanceFromTheBeginning() {
        assertThat(ScriptFixture.expected(25).allowance()).isEqualTo(BASE.plusMinutes(23));
    }

    @Test
    void timeGivenBeforeTheStartCountsToo() {
        Script script = ScriptFixture.at(ScriptState.CALLED, clock);
        assertThat(script.add(Duration.ofMinutes(10), clock.instant(), TRAINER, "", null))
                .isEmpty();
        script.begin(clock.instant());
        assertThat(script.endsAt()).contains(clock.instant().plus(BASE).plusSeconds(600));
    }

    @Test
    void aPauseMovesTheEndByAsLongAsTheClockStood() {
        Script script = ScriptFixture.writing(clock);
        clock.passes(Duration.ofMinutes(30));
        assertThat(script.pause(clock.instant(), TRAINER, "noise")).isEmpty();
        assertThat(script.isPaused()).isTrue();
        clock.passes(Duration.ofMillis(123_457));
        assertThat(script.resume(clock.instant(), TRAINER, "")).contains(Duration.ofMillis(123_457));
        assertThat(script.isPaused()).isFalse();
        assertThat(script.endsAt()).contains(StoppedClock.MORNING.plus(BASE).plusMillis(123_457));
        assertThat(script.allowance()).isEqualTo(BASE.plusMillis(123_457));
    }

    @Test
    void aClockThatStandsCannotBeStoppedAgainNorOneThatRunsBeLetGo() {
        Script script = ScriptFixture.writing(clock);
        assertThat(script.resume(clock.instant(), TRAINER, "")).isEmpty();
        script.pause(clock.instant(), TRAINER, "noise");
        assertThat(script.pause(clock.instant(), TRAINER, "noise"))
                .map(Refusal::code)
                .contains("paused-already");
    }

    @Test
    void anEvacuationStopsTheClockAndGoingOnGivesTheTimeBack() {
        Script script = ScriptFixture.writing(clock);
        clock.passes(Duration.ofMinutes(30));
        assertThat(script.evacuate(clock.instant(), TRAINER, "alarm")).isTrue();
        assertThat(script.isPaused()).isTrue();
        assertThat(script.evacuate(clock.instant(), TRAINER, "alarm"))
                .as("once is enough")
                .isFalse();
        clock.passes(Duration.ofMinutes(17));
        assertThat(script.goOn(clock.instant(), TRAINER, "alarm")).contains(Duration.ofMinutes(17));
        assertThat(script.isPaused()).isFalse();
        assertThat(script.endsAt()).contains(StoppedClock.MORNING.plus(BASE).plusSeconds(17 * 60));
        assertThat(script.goOn(clock.instant(), TRAINER, "alarm"))
                .as("nothing is given twice")
                .isEmpty();
    }

    @Test
    void whoWasPausedBeforeTheEvacuationStaysPausedAfterIt() {
        Script script = ScriptFixture.writing(clock);
        script.pause(clock.instant(), TRAINER, "noise");
        clock.passes(Duration.ofMinutes(1));
        assertThat(script.evacuate(clock.instant(), TRAINER, "alarm")).isFalse();
        assertThat(script.goOn(clock.instant(), TRAINER, "alarm")).isEmpty();
        assertThat(script.isPaused()).isTrue();
        assertThat(script.pausedAt()).contains(StoppedClock.MORNING);
    }

    @Test
    void whoWasCalledButHadNotOpenedThePaperIsCalledAgainAfterTheEvacuation() {
        Script script = ScriptFixture.at(ScriptState.CALLED, clock);
        assertThat(script.evacuate(clock.instant(), TRAINER, "alarm")).isTrue();
        assertThat(script.getState()).isEqualTo(ScriptState.ADMITTED);
        assertThat(script.isEvacuated()).isTrue();
        clock.passes(Duration.ofMinutes(17));
        assertThat(script.goOn(clock.instant(), TRAINER, "alarm")).contains(Duration.ZERO);
        assertThat(script.getState()).isEqualTo(ScriptState.CALLED);
        script.begin(clock.instant());
        assertThat(script.endsAt()).contains(clock.instant().plus(BASE));
    }

    @Test
    void aTimeThatWasOverBeforeTheEvacuationIsNotStopped() {
        Script script = ScriptFixture.writing(clock);
        clock.passes(BASE.plusMillis(1));
        assertThat(script.evacuate(clock.instant(), TRAINER, "alarm")).isFalse();
    }

    @Test
    void whoHandsInDuringTheEvacuationIsLeftAloneByItsEnd() {
        Script script = ScriptFixture.writing(clock);
        script.evacuate(clock.instant(), TRAINER, "alarm");
        script.handIn(HandedInBy.INVIGILATOR, clock.instant());
        assertThat(script.isEvacuated()).isFalse();
    }

    @Test
    void afterTheEndThereIsNothingToPause() {
        Script script = ScriptFixture.writing(clock);
        clock.passes(BASE);
        assertThat(script.pause(clock.instant(), TRAINER, "noise"))
                .as("at the last millisecond")
                .isEmpty();
        script.resume(clock.instant(), TRAINER, "");
        clock.passes(Duration.ofMillis(1));
        assertThat(script.pause(clock.instant(), TRAINER, "noise"))
                .map(Refusal::code)
                .contains("time-has-ended");
    }

    @Test
    void timeCanBeAddedWhileTheClockStandsAndAfterItsEnd() {
        Script script = ScriptFixture.writing(clock);
        script.pause(clock.instant(), TRAINER, "noise");
        assertThat(script.add(Duration.ofMinutes(5), clock.instant(), TRAINER, "", null))
                .isEmpty();
        clock.passes(Duration.ofMinutes(2));
        script.resume(clock.instant(), TRAINER, "");
        assertThat(script.endsAt()).contains(StoppedClock.MORNING.plus(BASE).plusSeconds(420));
        clock.passes(Duration.ofHours(2));
        assertThat(script.add(Duration.ofMinutes(60), clock.instant(), TRAINER, "", null))
                .isEmpty();
        assertThat(script.endsAt()).contains(StoppedClock.MORNING.plus(BASE).plusSeconds(4_020));
    }

    @ParameterizedTest
    @EnumSource(ScriptState.class)
    void aSecondSignInIsNewsFromReadyToTheHandIn(ScriptState state) {
        Script script = ScriptFixture.at(state, clock);
        script.arrive(false, clock.instant());
        assertThat(script.getSignedInAgain()).as("without a seat taken").isZero();
        clock.passes(Duration.ofMinutes(1));
        script.arrive(true, clock.instant());
        boolean news = EnumSet.range(ScriptState.READY, ScriptState.WRITING).contains(state);
        assertThat(script.getSignedInAgain()).isEqualTo(news ? 1 : 0);
        assertThat(script.signedInAgainAt()).isEqualTo(news ? Optional.of(clock.instant()) : Optional.empty());
    }

    @Test
    void whatTheInvigilatorHasSeenDoesNotCoverWhatCameMeanwhile() {
        Script script = ScriptFixture.writing(clock);
        script.arrive(true, clock.instant());
        script.arrive(true, clock.instant());
        script.seen(1);
        assertThat(script.getSignedInAgainSeen()).isEqualTo(1);
        script.seen(99);
        assertThat(script.getSignedInAgainSeen()).isEqualTo(2);
        script.seen(1);
        assertThat(script.getSignedInAgainSeen()).as("what was seen stays seen").isEqualTo(2);
    }

    @Test
    void unreadMessagesAreCountedAndNeverFewerThanNone() {
        Script script = ScriptFixture.writing(clock);
        script.tell();
        script.tell();
        assertThat(script.getUnread()).isEqualTo(2);
        script.read();
        script.read();
        script.read();
        assertThat(script.getUnread()).isZero();
    }

    @Test
    void eachWindowThatTakesTheSeatHasAGreaterNumber() {
        Script script = ScriptFixture.writing(clock);
        assertThat(script.takeSeat()).isEqualTo(1);
        assertThat(script.takeSeat()).isEqualTo(2);
        assertThat(script.getSeat()).isEqualTo(2);
    }

    @Test
    void theJournalBeginsWithTheStartAndEndsWithTheHandIn() {
        Script script = ScriptFixture.at(ScriptState.CALLED, clock);
        JournalRow first = script.begin(clock.instant());
        clock.passes(Duration.ofMinutes(80));
        JournalRow last = script.handIn(HandedInBy.INVIGILATOR, clock.instant());
        assertThat(first.getSeq()).isEqualTo(1);
        assertThat(first.getHash()).isEqualTo(first.hashAfter(JournalRow.ROOT));
        assertThat(last.getSeq()).isEqualTo(2);
        assertThat(last.getHash()).isEqualTo(last.hashAfter(first.getHash()));
        assertThat(script.getJournalLength()).isEqualTo(2);
        assertThat(script.handedInBy()).contains(HandedInBy.INVIGILATOR);
        assertThat(script.handedInAt()).contains(clock.instant());
        assertThat(script.receipt().replace("-", ""))
                .isEqualTo(last.getHash().substring(0, 20).toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void aRestBreakStopsTheClockAndCountsAgainstTheArrangement() {
        Script script = ScriptFixture.resting(20, clock);
        clock.passes(Duration.ofMinutes(30));
        assertThat(script.takeBreak(clock.instant(), TRAINER)).isEmpty();
        assertThat(script.takeBreak(clock.instant(), TRAINER)).as("asked twice").isEmpty();
        assertThat(script.breakUntil(clock.instant())).contains(clock.instant().plusSeconds(20 * 60));
        clock.passes(Duration.ofMinutes(8));
        assertThat(script.breakLeft(clock.instant())).isEqualTo(Duration.ofMinutes(12));
        script.endBreak(clock.instant(), TRAINER);
        assertThat(script.stillSince(clock.instant())).isEmpty();
        assertThat(script.endsAt()).contains(StoppedClock.MORNING.plus(BASE).plusSeconds(8 * 60));
        assertThat(script.breakLeft(clock.instant())).isEqualTo(Duration.ofMinutes(12));
    }

    @Test
    void aBreakThatIsUsedUpEndsByItselfWhoeverLooksAndWhenever() {
        Script script = ScriptFixture.resting(20, clock);
        script.takeBreak(clock.instant(), TRAINER);
        clock.passes(Duration.ofHours(1)); // nobody was there, not even the server
        Instant end = StoppedClock.MORNING.plus(BASE).plusSeconds(20 * 60);
        assertThat(script.stillSince(clock.instant())).isEmpty();
        assertThat(script.endsAt(clock.instant())).contains(end);
        assertThat(script.breakLeft(clock.instant())).isZero();
        script.settle(clock.instant());
        assertThat(script.endsAt()).contains(end);
        assertThat(script.takeBreak(clock.instant(), TRAINER))
                .map(Refusal::code)
                .contains("break-used-up");
        assertThat(script.resume(clock.instant(), TRAINER, ""))
                .as("it runs already")
                .isEmpty();
    }

    @Test
    void anEvacuationInABreakKeepsTheRestOfTheBreak() {
        Script script = ScriptFixture.resting(20, clock);
        script.takeBreak(clock.instant(), TRAINER);
        clock.passes(Duration.ofMinutes(5));
        assertThat(script.evacuate(clock.instant(), TRAINER, "alarm")).isTrue();
        assertThat(script.breakUntil(clock.instant())).isEmpty();
        clock.passes(Duration.ofMinutes(30));
        assertThat(script.goOn(clock.instant(), TRAINER, "alarm")).contains(Duration.ofMinutes(30));
        assertThat(script.stillSince(clock.instant())).isEmpty();
        assertThat(script.breakLeft(clock.instant())).isEqualTo(Duration.ofMinutes(15));
        assertThat(script.endsAt()).contains(StoppedClock.MORNING.plus(BASE).plusSeconds(35 * 60));
    }

    @Test
    void handingInDuringABreakAccountsForTheBreak() {
        Script script = ScriptFixture.resting(20, clock);
        script.takeBreak(clock.instant(), TRAINER);
        clock.passes(Duration.ofMinutes(5));
        script.handIn(HandedInBy.INVIGILATOR, clock.instant());
        assertThat(script.allowance()).isEqualTo(BASE.plusMinutes(5));
        assertThat(script.unbooked().grants()).extracting(Grant::kind).containsExactly(TimeKind.BREAK);
    }

    @Test
    void whoeverClosedItAScriptThatIsOpenedAgainHasWhatWasLeft() {
        Script script = ScriptFixture.writing(clock);
        clock.passes(Duration.ofMinutes(50));
        script.handIn(HandedInBy.CANDIDATE, clock.instant());
        String receipt = script.receipt();
        clock.passes(Duration.ofMinutes(7));
        assertThat(script.reopen(Duration.ZERO, clock.instant(), TRAINER, "by mistake"))
                .isEmpty();
        assertThat(script.endsAt()).contains(clock.instant().plus(Duration.ofMinutes(40)));
        assertThat(script.handedInAt()).isEmpty();
        script.handIn(HandedInBy.CANDIDATE, clock.instant());
        assertThat(script.receipt()).isNotEqualTo(receipt);
    }

    @Test
    void withNoTimeLeftItSaysSoAndWithMinutesItHasThose() {
        Script script = ScriptFixture.writing(clock);
        clock.passes(BASE.plusSeconds(16));
        script.handIn(HandedInBy.CLOCK, clock.instant());
        clock.passes(Duration.ofMinutes(3));
        assertThat(script.reopen(Duration.ZERO, clock.instant(), TRAINER, "the clock was wrong"))
                .map(Refusal::code)
                .contains("reopen-no-time");
        assertThat(script.getState()).isEqualTo(ScriptState.HANDED_IN);
        assertThat(script.reopen(Duration.ofMinutes(10), clock.instant(), TRAINER, "the clock was wrong"))
                .isEmpty();
        assertThat(script.endsAt()).contains(clock.instant().plusSeconds(600));
    }

    @Test
    void aServerClockThatIsPutBackTakesNoTimeFromAnybody() {
        Script script = ScriptFixture.writing(clock);
        clock.passes(Duration.ofMinutes(30));
        script.pause(clock.instant(), TRAINER, "noise");
        Instant ends = script.endsAt().orElseThrow();
        clock.passes(Duration.ofMinutes(-2));
        assertThat(script.resume(clock.instant(), TRAINER, "")).contains(Duration.ZERO);
        assertThat(script.endsAt()).contains(ends);
        assertThat(script.allowance()).isEqualTo(BASE);
    }

    @Test
    void aClockThatMovedCannotBeStoredWithoutItsRows() {
        Script script = ScriptFixture.writing(clock);
        script.requireBooked();
        script.pause(clock.instant(), TRAINER, "noise");
        assertThatThrownBy(script::requireBooked).isInstanceOf(IllegalStateException.class);
        assertThat(script.unbooked().rows()).hasSize(1);
        script.requireBooked();
    }

    @Test
    void anAnswerThatArrivedLateAndCountsStandsBehindTheRowThatClosedTheJournal() {
        Script script = ScriptFixture.at(ScriptState.HANDED_IN, clock);
        script.hold();
        String closed = script.receipt();
        JournalRow row =
                script.count(new Scripts.CurrentAnswer(3, 2, Response.of("RESPONSE", "A")), false, clock.instant());
        assertThat(row.getKind()).isEqualTo(JournalKind.LATE_ANSWER);
        assertThat(row.getSeq()).isEqualTo(3).isEqualTo(script.getJournalLength());
        assertThat(script.receipt()).isNotEqualTo(closed).isEqualTo(Receipt.code(row.getHash()));
        assertThat(script.getAnswered()).isEqualTo(1);
        assertThat(script.getHeld()).isZero();
        script.hold();
        script.count(new Scripts.CurrentAnswer(3, 3, Response.NONE), true, clock.instant());
        assertThat(script.getAnswered()).isZero();
    }

    @Test
    void anAnswerIsLateAfterTheTimeOrAfterSomebodyClosedTheScript() {
        Script script = ScriptFixture.writing(clock);
        assertThat(script.lateFrom()).isEqualTo(script.endsAt().orElseThrow());
        Script early = ScriptFixture.at(ScriptState.HANDED_IN, clock);
        assertThat(early.lateFrom()).isEqualTo(clock.instant());
    }
}
