package org.examhall.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Whom the lot and the pass mark choose for a second look, and who may have it. */
class SecondMarkingTest {

    @ParameterizedTest(name = "{0} of {1}, pass mark {2} %, margin {3}: {4}")
    @CsvFileSource(resources = "/marking/near.csv", ignoreLeadingAndTrailingWhitespace = true)
    void scriptIsNearThePassMarkOrNot(
            BigDecimal earned, BigDecimal possible, int passMark, BigDecimal margin, String near) {
        SecondMarking rule = new SecondMarking(10, margin, BigDecimal.ONE);
        assertThat(rule.isNear(earned, possible, passMark)).isEqualTo(near.equals("yes"));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvFileSource(resources = "/marking/ties.csv", ignoreLeadingAndTrailingWhitespace = true)
    void whoeverIsTiedToAnAnswerDoesNotMarkIt(String invigilated, String interested, String marked, String objection) {
        MarkerPolicy.Ties ties =
                new MarkerPolicy.Ties(invigilated.equals("yes"), interested.equals("yes"), marked.equals("yes"));
        assertThat(MarkerPolicy.objection(ties))
                .isEqualTo(java.util.Optional.ofNullable(objection).map(Refusal::of));
    }

    @Test
    void lotDrawsAboutTheShareAndTheSameEachTime() {
        SecondMarking tenth = SecondMarking.USUAL;
        long drawn = IntStream.range(0, 10_000)
                .filter(i -> tenth.draws(SecondMarking.lot("answer " + i)))
                .count();
        assertThat(drawn).isBetween(900L, 1_100L);
        assertThat(SecondMarking.lot("answer 7")).isEqualTo(SecondMarking.lot("answer 7"));
    }

    @Test
    void everyAnswerOrNoneCanBeDrawn() {
        SecondMarking all = new SecondMarking(100, BigDecimal.ONE, BigDecimal.ONE);
        SecondMarking none = new SecondMarking(0, BigDecimal.ONE, BigDecimal.ONE);
        assertThat(IntStream.range(0, 10_000).allMatch(all::draws)).isTrue();
        assertThat(IntStream.range(0, 10_000).anyMatch(none::draws)).isFalse();
    }
}
