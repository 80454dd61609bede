package org.examhall.sitting;

import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;

/**
 * Who may decide an irregularity: not whoever noted it, and not whoever was in charge of the room, unless there is
 * nobody else who could.
 */
final class DecisionPolicy {

    private static final int LONGEST_REASON = 1_000;

    private DecisionPolicy() {}

    /**
     * @param notedBy the key of the account of who noted it; empty for one that was noted before keys were kept
     * @param inCharge the key of the account of the invigilator
     * @param others whether there is another administrator than this one whose account is enabled
     */
    static Optional<Refusal> objection(String notedBy, String inCharge, Actor by, boolean others) {
        boolean own = by.id().equals(notedBy) || by.id().equals(inCharge);
        return own && others ? Optional.of(Refusal.of("irregularity-own")) : Optional.empty();
    }

    /** What is wrong with the reason, if anything is. */
    static Optional<Refusal> reason(String reason) {
        return reason.isBlank() || reason.strip().length() > LONGEST_REASON
                ? Optional.of(Refusal.of("irregularity-reason", LONGEST_REASON))
                : Optional.empty();
    }
}
