package org.examhall.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.examhall.marking.MarkingFixture;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static final Instant MONDAY = Instant.parse("2026-03-09T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-10T09:00:00Z");

    private final Result result = ResultFixture.provisional(position -> true);

    @Test
    void beginsProvisionalWithItsGrade() {
        assertThat(result.getState()).isEqualTo(Result.State.PROVISIONAL);
        assertThat(result.getGrade()).isEqualTo(Grade.PASS);
        assertThat(ResultFixture.provisional(position -> position <= 30).getGrade())
                .isEqualTo(Grade.FAIL);
    }

    @Test
    void keepsUnitAndPassMarkOfTheBlueprint() {
        assertThat(result.getUnitCode() + result.getUnitLevel()).isEqualTo("F81L34");
        assertThat(result.getPassMark()).isEqualTo(65);
    }

    @Test
    void isConfirmedThenReleasedByPeopleWhoAreNamed() {
        assertThat(result.confirm(ResultFixture.OFFICE, MONDAY)).isEmpty();
        assertThat(result.release(new Actor("01chf000000000000000000000", "Head of exams"), TUESDAY))
                .isEmpty();
        assertThat(result.getState()).isEqualTo(Result.State.RELEASED);
        assertThat(result.confirmedBy()).contains("Office");
        assertThat(result.confirmedAt()).contains(MONDAY);
        assertThat(result.releasedBy()).contains("Head of exams");
        assertThat(result.releasedAt()).contains(TUESDAY);
    }

    @Test
    void isNotReleasedBeforeItIsConfirmed() {
        assertThat(result.release(ResultFixture.OFFICE, MONDAY)).contains(Refusal.of("result-not-confirmed"));
        assertThat(result.getState()).isEqualTo(Result.State.PROVISIONAL);
        assertThat(result.releasedAt()).isEmpty();
    }

    @Test
    void isConfirmedOnceAndReleasedOnce() {
        result.confirm(ResultFixture.OFFICE, MONDAY);
        assertThat(result.confirm(ResultFixture.OFFICE, TUESDAY)).contains(Refusal.of("result-confirmed-already"));
        result.release(ResultFixture.OFFICE, MONDAY);
        assertThat(result.release(ResultFixture.OFFICE, TUESDAY)).contains(Refusal.of("result-released-already"));
        assertThat(result.confirm(ResultFixture.OFFICE, TUESDAY)).contains(Refusal.of("result-confirmed-already"));
        assertThat(result.confirmedAt()).contains(MONDAY);
        assertThat(result.releasedAt()).contains(MONDAY);
    }

    @Test
    void isNeverSettledByTheSystemItself() {
        assertThat(result.confirm(Actor.SYSTEM, MONDAY)).contains(Refusal.of("result-needs-person"));
        result.confirm(ResultFixture.OFFICE, MONDAY);
        assertThat(result.release(Actor.SYSTEM, MONDAY)).contains(Refusal.of("result-needs-person"));
    }

    @Test
    void profileHasEveryOutcomeAndAddsUpToTheWhole() {
        Result half = ResultFixture.provisional(position -> position % 2 == 0);
        assertThat(half.getProfile()).extracting(OutcomeScore::getOutcome).containsExactly(1, 2, 3, 4);
        assertThat(half.getProfile()).allMatch(line -> !line.getTitle().isBlank());
        assertThat(half.getProfile().stream().map(OutcomeScore::getMarks).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(half.getMarks());
        assertThat(half.getProfile().stream().map(OutcomeScore::getPossible).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(half.getPossible());
        assertThat(MarkingFixture.sheet().questions()).hasSize(60);
    }

    @Test
    void marksAreShownWithoutNeedlessZeros() {
        assertThat(Result.plain(new BigDecimal("40.0000"))).hasToString("40");
        assertThat(Result.plain(new BigDecimal("38.5000"))).hasToString("38.5");
        assertThat(Result.plain(new BigDecimal("0.0000"))).hasToString("0");
    }
}
