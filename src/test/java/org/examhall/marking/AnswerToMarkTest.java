package org.examhall.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.examhall.account.Actor;
import org.examhall.bank.Response;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The life of an answer that people mark, from the first mark to the last. */
class AnswerToMarkTest {

    private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");
    private static final SecondMarking RULE = SecondMarking.USUAL;
    private static final MarkerPolicy.Ties NO_TIES = new MarkerPolicy.Ties(false, false, false);

    private final AnswerToMark answer = MarkingFixture.waiting(false);

    private static Actor marker(int number) {
        return new Actor("01marker" + number + "0000000000000000", "Marker " + number);
    }

    private static GivenMark mark(AnswerToMark answer, String marks, boolean referred, int marker) {
        GivenMark.Judgement judgement = new GivenMark.Judgement(List.of(new BigDecimal(marks)), "", referred, "");
        return new GivenMark("01given0000000000000000000", answer, answer.place(), judgement, 40, marker(marker), NOW);
    }

    private static void happens(String what, AnswerToMark answer, int number) {
        if (what.equals("near")) {
            answer.doubt();
        } else if (what.startsWith("M")) {
            assertThat(answer.decide(mark(answer, what.substring(1), false, number), NOW))
                    .isEmpty();
        } else {
            answer.count(mark(answer, what.replace("!", ""), what.endsWith("!"), number), RULE, NOW);
        }
    }

    @ParameterizedTest(name = "drawn {0}: {1} is {2} {3}")
    @CsvFileSource(resources = "/marking/lives.csv", ignoreLeadingAndTrailingWhitespace = true)
    void waitsForWhoeverIsNext(String drawn, String events, AnswerToMark.State state, BigDecimal marks) {
        AnswerToMark one = MarkingFixture.waiting(drawn.equals("yes"));
        int number = 0;
        for (String what : events == null ? new String[0] : events.split(" ")) {
            happens(what, one, ++number);
        }
        assertThat(one.getState()).isEqualTo(state);
        assertThat(one.marks().map(BigDecimal::stripTrailingZeros))
                .isEqualTo(java.util.Optional.ofNullable(marks).map(BigDecimal::stripTrailingZeros));
    }

    @Test
    void isInOneHandAtATime() {
        Bundle mine = new Bundle("01bundle000000000000000000", "item", marker(1), NOW);
        Bundle yours = new Bundle("01bundle000000000000000001", "item", marker(2), NOW);
        assertThat(answer.take(mine, NO_TIES)).isEmpty();
        assertThat(answer.take(yours, NO_TIES)).contains(Refusal.of("answer-held"));
        assertThat(answer.isIn(mine)).isTrue();
        answer.letGo();
        assertThat(answer.take(yours, NO_TIES)).isEmpty();
    }

    @Test
    void isNotTakenByWhoeverIsTiedToItNorWhenItIsSettled() {
        Bundle bundle = new Bundle("01bundle000000000000000000", "item", marker(1), NOW);
        assertThat(answer.take(bundle, new MarkerPolicy.Ties(true, false, false)))
                .contains(Refusal.of("marker-invigilated"));
        assertThat(answer.isIn(bundle)).isFalse();
        happens("3", answer, 1);
        assertThat(answer.take(bundle, NO_TIES)).contains(Refusal.of("answer-not-waiting"));
    }

    @Test
    void countsTheTimeFromTheFirstLook() {
        assertThat(answer.secondsSeen(NOW)).isZero();
        answer.look(NOW);
        answer.look(NOW.plusSeconds(20));
        assertThat(answer.secondsSeen(NOW.plusSeconds(75))).isEqualTo(75);
    }

    @Test
    void keepsItsMarkWhileTheAnswerIsTheSame() {
        happens("3", answer, 1);
        answer.takeBack();
        assertThat(answer.isCurrent()).isFalse();
        SortedMap<Integer, Response> answers = MarkingFixture.keys(position -> true);
        assertThat(answer.isOf(MarkingFixture.handedIn(answers))).isTrue();
        answer.putBack();
        assertThat(answer.marks()).hasValueSatisfying(marks -> assertThat(marks).isEqualByComparingTo("3"));
        answers.put(1, Response.of("RESPONSE", "ANOTHER"));
        assertThat(answer.isOf(MarkingFixture.handedIn(answers))).isFalse();
        answers.remove(1);
        assertThat(answer.isOf(MarkingFixture.handedIn(answers))).isFalse();
    }

    @Test
    void isMarkedAgainInAnotherTurnAndStaysAsItWas() {
        assertThat(answer.objectionToAgain()).contains(Refusal.of("answer-not-settled"));
        happens("3", answer, 1);
        assertThat(answer.objectionToAgain()).isEmpty();
        AnswerToMark next = answer.again("01answer000000000000000001", "An appeal", RULE, NOW);
        assertThat(next.getTurn()).isEqualTo(2);
        assertThat(next.getState()).isEqualTo(AnswerToMark.State.FIRST);
        assertThat(next.getWhyAgain()).isEqualTo("An appeal");
        assertThat(answer.getStanding()).isEqualTo(AnswerToMark.Standing.REPLACED);
        assertThat(answer.marks()).isPresent();
        assertThat(answer.objectionToAgain()).contains(Refusal.of("answer-not-settled"));
    }

    @Test
    void isDecidedByAModeratorOnlyWhereSomethingIsInDoubt() {
        assertThat(answer.decide(mark(answer, "2", false, 1), NOW)).contains(Refusal.of("answer-not-disputed"));
        happens("3", answer, 1);
        assertThat(answer.decide(mark(answer, "2", false, 2), NOW)).contains(Refusal.of("answer-not-disputed"));
    }

    @Test
    void bundleThatIsLeftLyingIsNoticedAfterAWhileWithoutAMove() {
        Bundle bundle = new Bundle("01bundle000000000000000000", "item", marker(1), NOW);
        assertThat(bundle.isLeft(NOW.plus(Bundle.HOLD).minusSeconds(1))).isFalse();
        assertThat(bundle.isLeft(NOW.plus(Bundle.HOLD))).isTrue();
        bundle.touch(NOW.plusSeconds(60));
        assertThat(bundle.isLeft(NOW.plus(Bundle.HOLD))).isFalse();
        bundle.close(NOW);
        assertThat(bundle.isLeft(NOW.plus(Bundle.HOLD.multipliedBy(2)))).isFalse();
    }
}
