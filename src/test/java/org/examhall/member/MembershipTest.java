package org.examhall.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.examhall.course.Benefit;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a membership: unpaid, in force, near its end, lapsed, renewed, ended. */
class MembershipTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvFileSource(resources = "/member/ends.csv", delimiter = '|')
    void aDayEndsWhenItHasEndedInTheWholeCountry(MemberCountry country, Instant moment, MembershipState state) {
        Membership membership = MemberFixture.paid(country, LocalDate.parse("2026-03-29"));

        assertThat(membership.getPaidUntil()).isEqualTo(LocalDate.parse("2027-03-28"));
        assertThat(membership.stateAt(moment)).isEqualTo(state);
    }

    @Test
    void aSeatIsTakenWhileThereIsOneAndTheMembershipStands() {
        Membership membership = MemberFixture.unpaid(MembershipKind.SCHOOL, MemberCountry.GB);
        assertThat(membership.seating(9, 10)).isEmpty();
        assertThat(membership.seating(10, 10)).contains(Refusal.of("seats-taken", 10));

        membership.end("closed", DAY);
        assertThat(membership.seating(1, 10)).contains(Refusal.of("membership-ended"));
    }

    @ParameterizedTest
    @EnumSource(MembershipKind.class)
    void opensWhatItsKindOpensOnlyWhileItIsInForce(MembershipKind kind) {
        Membership membership = MemberFixture.unpaid(kind, MemberCountry.GB);
        assertThat(membership.opened(NOON)).isEmpty();

        membership.pay(DAY);
        assertThat(membership.opened(NOON)).isEqualTo(kind.opens()).contains(Benefit.COURSES);
        assertThat(membership.opened(NOON.plusSeconds(366L * 24 * 60 * 60))).isEmpty();
    }

    @Test
    void aFamilyGetsTheCourseAndTheNewsAndNoMore() {
        assertThat(MembershipKind.FAMILY.opens()).containsExactlyInAnyOrder(Benefit.COURSES, Benefit.NEWS);
    }

    @Test
    void aRenewalBeforeTheEndGoesOnWithoutABreak() {
        Membership membership = MemberFixture.paid(MemberCountry.GB, DAY);
        membership.pay(LocalDate.parse("2027-02-20"));

        assertThat(membership.getPaidFrom()).isEqualTo(DAY);
        assertThat(membership.getPaidUntil()).isEqualTo(LocalDate.parse("2028-03-01"));
        assertThat(membership.stateOn(LocalDate.parse("2027-03-02"))).isEqualTo(MembershipState.IN_FORCE);
    }

    @Test
    void aRenewalAfterTheEndBeginsOnTheDayOfPayment() {
        Membership membership = MemberFixture.paid(MemberCountry.GB, DAY);
        membership.pay(LocalDate.parse("2027-05-01"));

        assertThat(membership.getPaidFrom()).isEqualTo(LocalDate.parse("2027-05-01"));
        assertThat(membership.getPaidUntil()).isEqualTo(LocalDate.parse("2028-04-30"));
    }

    @Test
    void canBeRenewedInItsLastSixWeeksAndAfterTheEnd() {
        Membership membership = MemberFixture.paid(MemberCountry.GB, DAY);

        assertThat(code(membership.renewal(LocalDate.parse("2027-01-17")))).isEqualTo("membership-early");
        assertThat(code(membership.renewal(LocalDate.parse("2027-01-18")))).isEmpty();
        assertThat(code(membership.renewal(LocalDate.parse("2027-12-01")))).isEmpty();
    }

    @Test
    void whatTheOfficeEndedOpensNothingAndStaysEnded() {
        Membership membership = MemberFixture.paid(MemberCountry.GB, DAY);
        assertThat(membership.end("asked for it", DAY)).isEmpty();

        assertThat(membership.stateAt(NOON)).isEqualTo(MembershipState.ENDED);
        assertThat(membership.opened(NOON)).isEmpty();
        assertThat(code(membership.end("again", DAY))).isEqualTo("membership-ended");
        assertThat(code(membership.renewal(DAY))).isEqualTo("membership-ended");
    }

    @Test
    void nothingIsOpenBeforeTheFirstPayment() {
        Membership membership = MemberFixture.unpaid(MembershipKind.SCHOOL, MemberCountry.NO);

        assertThat(membership.stateAt(StoppedClock.MORNING)).isEqualTo(MembershipState.UNPAID);
        assertThat(membership.getPaidUntil()).isNull();
    }

    private static String code(Optional<Refusal> refusal) {
        return refusal.map(Refusal::code).orElse("");
    }
}
