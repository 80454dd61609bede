package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.candidate.CandidateRef;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.examhall.partner.VenueRef;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private final CourseRun run = new CourseRun(
            new RunRef("01run"),
            "practitioner",
            new VenueRef("01venue"),
            new AccountRef("01trainer"),
            FIRST,
            FIRST.plusDays(1),
            StoppedClock.MORNING);
    private final Enrolment enrolment = new Enrolment(
            "01enrolment",
            run.ref(),
            new CandidateRef("01cand"),
            new AccountRef("01acct"),
            Actor.SYSTEM,
            StoppedClock.MORNING);

    @Test
    void attendanceIsNotedAndTakenBack() {
        assertThat(enrolment.attend(run, FIRST, true, FIRST)).isEmpty();
        assertThat(enrolment.wasThere(FIRST)).isTrue();
        assertThat(enrolment.attend(run, FIRST, false, FIRST)).isEmpty();
        assertThat(enrolment.wasThere(FIRST)).isFalse();
    }

    @Test
    void attendanceIsNotedForDaysOfTheRunThatHaveCome() {
        assertThat(enrolment.attend(run, FIRST.plusDays(1), true, FIRST)).contains(Refusal.of("attendance-day"));
        assertThat(enrolment.attend(run, FIRST.plusDays(2), true, FIRST.plusDays(9)))
                .contains(Refusal.of("attendance-day"));
        assertThat(enrolment.attend(run, FIRST.minusDays(1), true, FIRST)).contains(Refusal.of("attendance-day"));
    }

    @Test
    void whoWasTakenOffTheRunCanComeBackToIt() {
        assertThat(enrolment.withdraw(StoppedClock.MORNING)).isEmpty();
        assertThat(enrolment.withdraw(StoppedClock.MORNING)).contains(Refusal.of("enrolment-ended"));
        enrolment.resume();
        assertThat(enrolment.isWithdrawn()).isFalse();
    }

    @Test
    void aRunLeadsToOneSitting() {
        assertThat(run.leadTo("01sitting")).isEmpty();
        assertThat(run.leadTo("01other")).contains(Refusal.of("run-has-sitting"));
        assertThat(run.getSittingId()).isEqualTo("01sitting");
    }

    @Test
    void theLastDayIsNotBeforeTheFirstNorMonthsAfterIt() {
        assertThat(CourseRun.days(FIRST, FIRST)).isEmpty();
        assertThat(CourseRun.days(FIRST, FIRST.plusDays(60))).isEmpty();
        assertThat(CourseRun.days(FIRST, FIRST.minusDays(1))).contains(Refusal.of("run-days", 60));
        assertThat(CourseRun.days(FIRST, FIRST.plusDays(61))).contains(Refusal.of("run-days", 60));
    }

    @Test
    void aRunIsMovedToOtherDaysAndToSomebodyElse() {
        assertThat(run.change(
                        new VenueRef("02venue"), new AccountRef("02trainer"), FIRST.plusDays(7), FIRST.plusDays(8)))
                .isEmpty();
        assertThat(run.getDays()).containsExactly(FIRST.plusDays(7), FIRST.plusDays(8));
        assertThat(run.trainer()).isEqualTo(new AccountRef("02trainer"));
        assertThat(run.change(run.venue(), run.trainer(), FIRST, FIRST.minusDays(1)))
                .contains(Refusal.of("run-days", 60));
    }

    @Test
    void attendanceThatIsNotedTiesTheDays() {
        enrolment.attend(run, FIRST, true, FIRST);
        assertThat(enrolment.wasThereOutside(FIRST, FIRST)).isFalse();
        assertThat(enrolment.wasThereOutside(FIRST.plusDays(1), FIRST.plusDays(2)))
                .isTrue();
        assertThat(enrolment.wasThereOutside(FIRST.minusDays(2), FIRST.minusDays(1)))
                .isTrue();
    }

    @Test
    void aCancelledRunChangesNoMore() {
        assertThat(run.cancel("Too few", StoppedClock.MORNING)).isEmpty();
        Refusal cancelled = Refusal.of("run-cancelled");
        assertThat(run.cancel("Again", StoppedClock.MORNING)).contains(cancelled);
        assertThat(run.change(run.venue(), run.trainer(), FIRST, FIRST)).contains(cancelled);
        assertThat(run.leadTo("01sitting")).contains(cancelled);
        assertThat(enrolment.attend(run, FIRST, true, FIRST)).contains(cancelled);
        assertThat(run.getCancelledReason()).isEqualTo("Too few");
    }
}
