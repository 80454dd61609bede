package org.examhall.candidate;

import java.time.LocalDate;
import java.util.List;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;

/**
 * Who may approve an arrangement, and when. Two people look at it: whoever requested it does not approve it, unless
 * there is nobody else who could. A candidate has one approved arrangement at a time, so that nobody has to guess which
 * of two holds at a sitting.
 */
final class ApprovalPolicy {

    private ApprovalPolicy() {}

    /**
     * @param others whether there is another administrator than this one whose account is enabled
     * @param all the candidate's arrangements
     */
    static Approval decide(Arrangement arrangement, List<Arrangement> all, Actor by, boolean others, LocalDate today) {
        if (arrangement.stateOn(today) != Arrangement.State.REQUESTED) {
            return refused(Refusal.of("arrangement-not-requested"));
        }
        if (arrangement.getValidUntil().isBefore(today)) {
            return refused(Refusal.of("arrangement-past"));
        }
        if (others && arrangement.isRequestedBy(by)) {
            return refused(Refusal.of("arrangement-own"));
        }
        if (all.stream().anyMatch(other -> other.stateOn(today) == Arrangement.State.APPROVED)) {
            return refused(Refusal.of("arrangement-approved-another"));
        }
        return new Approval.Granted();
    }

    private static Approval refused(Refusal reason) {
        return new Approval.NotGranted(reason);
    }
}
