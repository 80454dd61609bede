package org.examhall.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.examhall.marking.MarkingFixture;
import org.examhall.marking.Remark;
import org.examhall.marking.Ruling;
import org.junit.jupiter.api.Test;

class AmendmentTest {

    private static final Instant MONDAY = Instant.parse("2026-03-09T09:00:00Z");
    private static final Actor SECOND = new Actor("01chf000000000000000000000", "Head of exams");

    /** 39 of 60 is exactly the pass mark; without a question that was answered right it is 38 of 59, and a fail. */
    private final Result result = ResultFixture.provisional(position -> position <= 39);

    private final Remark remark = MarkingFixture.without(MarkingFixture.marked(position -> position <= 39), 1);

    private Amendment amendment() {
        return new Amendment(
                MarkingFixture.ruling(Ruling.Verdict.OUT, ResultFixture.OFFICE),
                result,
                remark.after(),
                ResultFixture.OFFICE,
                Clock.fixed(MONDAY, ZoneOffset.UTC));
    }

    @Test
    void saysHowTheResultWasAndHowItWillBe() {
        Amendment amendment = amendment();
        assertThat(amendment.was().marks()).isEqualByComparingTo("39");
        assertThat(amendment.was().possible()).isEqualByComparingTo("60");
        assertThat(amendment.now().marks()).isEqualByComparingTo("38");
        assertThat(amendment.now().possible()).isEqualByComparingTo("59");
        assertThat(amendment.getWasGrade()).isEqualTo(Grade.PASS);
        assertThat(amendment.getNowGrade()).isEqualTo(Grade.FAIL);
        assertThat(amendment.isGradeChanged()).isTrue();
    }

    @Test
    void isSettledOnceAndBySomebodyElse() {
        Amendment amendment = amendment();
        assertThat(amendment.objection(ResultFixture.OFFICE)).contains(Refusal.of("amendment-own"));
        assertThat(amendment.objection(SECOND)).isEmpty();
        amendment.decline(SECOND, MONDAY);
        assertThat(amendment.objection(SECOND)).contains(Refusal.of("amendment-settled"));
        assertThat(amendment.settledByName()).contains("Head of exams");
    }

    @Test
    void amendedResultHasTheMarksTheGradeAndTheProfileOfTheScript() {
        result.amend(remark, MONDAY);
        assertThat(result.getMarks()).isEqualByComparingTo("38");
        assertThat(result.getPossible()).isEqualByComparingTo("59");
        assertThat(result.getGrade()).isEqualTo(Grade.FAIL);
        assertThat(result.getProfile().stream().map(OutcomeScore::getPossible).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("59");
        assertThat(result.getProfile()).allMatch(line -> !line.getTitle().isEmpty());
    }

    @Test
    void amendingAgainChangesNothing() {
        result.amend(remark, MONDAY);
        BigDecimal once = result.getPercent();
        result.amend(remark, MONDAY.plusSeconds(60));
        assertThat(result.getPercent()).isEqualTo(once);
        assertThat(result.getProfile()).hasSize(4);
    }

    @Test
    void confirmedResultHasToBeConfirmedAgain() {
        result.confirm(ResultFixture.OFFICE, MONDAY);
        result.amend(remark, MONDAY);
        assertThat(result.getState()).isEqualTo(Result.State.PROVISIONAL);
        assertThat(result.confirmedBy()).isEmpty();
        assertThat(result.amendedAt()).isEmpty();
    }

    @Test
    void releasedResultStaysReleasedAndSaysThatItWasAmended() {
        result.confirm(ResultFixture.OFFICE, MONDAY);
        result.release(SECOND, MONDAY);
        result.amend(remark, MONDAY.plusSeconds(60));
        assertThat(result.getState()).isEqualTo(Result.State.RELEASED);
        assertThat(result.amendedAt()).contains(MONDAY.plusSeconds(60));
    }
}
