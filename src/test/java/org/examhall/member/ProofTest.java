package org.examhall.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.kernel.StoppedClock;
import org.examhall.mail.ProofToken;
import org.junit.jupiter.api.Test;

/** Links that prove an address. */
class ProofTest {

    private final StoppedClock clock = StoppedClock.atMorning();
    private final Applicant applicant = MemberFixture.applicant(MembershipKind.INDIVIDUAL, MemberCountry.GB);

    @Test
    void aLinkWorksOnce() {
        Proof proof = Proof.joining("p", applicant, ProofToken.fresh(), clock.instant());
        proof.use(clock.instant());

        assertThat(proof.refusal(clock.instant())).isPresent();
        assertThatThrownBy(() -> proof.use(clock.instant())).isInstanceOf(Refused.class);
    }

    @Test
    void aLinkWorksForTwoDaysAndAnInvitationForTwoWeeks() {
        Membership school = MemberFixture.unpaid(MembershipKind.SCHOOL, MemberCountry.GB);
        Proof joining = Proof.joining("p", applicant, ProofToken.fresh(), clock.instant());
        Proof invited = Proof.invited("q", school, "b@school.example", ProofToken.fresh(), clock.instant());
        assertThat(joining.isInvitation()).isFalse();
        assertThat(invited.isInvitation()).isTrue();

        clock.passes(Proof.JOINING.minusMillis(1));
        assertThat(joining.refusal(clock.instant())).isEmpty();
        clock.passes(java.time.Duration.ofMillis(1));
        assertThat(joining.refusal(clock.instant())).isPresent();
        assertThat(invited.refusal(clock.instant())).isEmpty();
        clock.passes(Proof.INVITED);
        assertThat(invited.refusal(clock.instant())).isPresent();
    }

    @Test
    void anInvitationThatWasTakenBackDoesNotWork() {
        Membership school = MemberFixture.unpaid(MembershipKind.SCHOOL, MemberCountry.GB);
        Proof invited = Proof.invited("q", school, "b@school.example", ProofToken.fresh(), clock.instant());
        invited.withdraw(clock.instant());

        assertThat(invited.refusal(clock.instant())).isPresent();
        assertThat(invited.withdraw(clock.instant())).isEmpty();
    }

    @Test
    void anInvitationThatWasFollowedIsNotTakenBack() {
        Membership school = MemberFixture.unpaid(MembershipKind.SCHOOL, MemberCountry.GB);
        Proof invited = Proof.invited("q", school, "b@school.example", ProofToken.fresh(), clock.instant());
        invited.use(clock.instant());

        assertThat(invited.isUsed()).isTrue();
        assertThat(invited.withdraw(clock.instant())).contains(Refusal.of("invitation-followed"));
    }
}
