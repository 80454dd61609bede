package org.examhall.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.examhall.candidate.ArrangementFixture.OTHER;
import static org.examhall.candidate.ArrangementFixture.REQUESTER;
import static org.examhall.candidate.ArrangementFixture.TODAY;

import java.time.Instant;
import java.util.List;
import org.examhall.account.Actor;
import org.examhall.candidate.Arrangement.State;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;

class ArrangementTest {

    private static final Instant NOW = Instant.parse("2026-02-01T13:00:00Z");

    @Test
    void itHoldsFromTheApprovalUntilItsLastDay() {
        Arrangement arrangement = ArrangementFixture.requested(TODAY);
        assertThat(arrangement.stateOn(TODAY)).isEqualTo(State.REQUESTED);
        arrangement.approve(OTHER, NOW);
        assertThat(arrangement.stateOn(TODAY)).isEqualTo(State.APPROVED);
        assertThat(arrangement.stateOn(TODAY.plusDays(1))).isEqualTo(State.EXPIRED);
        assertThat(arrangement.getApprovedByName()).isEqualTo("Bo Office");
    }

    @Test
    void itIsWithdrawnOnceAndNeverApprovedAfterwards() {
        Arrangement arrangement = ArrangementFixture.approved(TODAY);
        assertThat(arrangement.withdraw(REQUESTER, NOW)).isEmpty();
        assertThat(arrangement.stateOn(TODAY.plusDays(1))).isEqualTo(State.WITHDRAWN);
        assertThat(arrangement.withdraw(REQUESTER, NOW)).contains(Refusal.of("arrangement-withdrawn-already"));
        assertThatThrownBy(() -> arrangement.approve(OTHER, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherAdministratorApproves() {
        Arrangement request = ArrangementFixture.requested(TODAY.plusDays(1));
        assertThat(decide(request, OTHER, true)).isEqualTo("granted");
        assertThat(decide(request, REQUESTER, true)).isEqualTo("arrangement-own");
    }

    @Test
    void whoeverIsAloneApprovesTheirOwn() {
        assertThat(decide(ArrangementFixture.requested(TODAY), REQUESTER, false))
                .isEqualTo("granted");
    }

    @Test
    void onlyARequestWhoseLastDayIsNotPastIsApproved() {
        assertThat(decide(ArrangementFixture.requested(TODAY.minusDays(1)), OTHER, true))
                .isEqualTo("arrangement-past");
        assertThat(decide(ArrangementFixture.approved(TODAY), OTHER, true)).isEqualTo("arrangement-not-requested");
        assertThat(decide(ArrangementFixture.withdrawn(), OTHER, true)).isEqualTo("arrangement-not-requested");
    }

    @Test
    void oneHoldsAtATime() {
        Arrangement request = ArrangementFixture.requested(TODAY.plusDays(1));
        assertThat(decide(request, OTHER, true, ArrangementFixture.approved(TODAY)))
                .isEqualTo("arrangement-approved-another");
        assertThat(decide(
                        request,
                        OTHER,
                        true,
                        ArrangementFixture.approved(TODAY.minusDays(1)),
                        ArrangementFixture.withdrawn()))
                .isEqualTo("granted");
    }

    private static String decide(Arrangement arrangement, Actor by, boolean others, Arrangement... all) {
        Approval approval = ApprovalPolicy.decide(arrangement, List.of(all), by, others, TODAY);
        return approval instanceof Approval.NotGranted refused
                ? refused.reason().code()
                : "granted";
    }
}
