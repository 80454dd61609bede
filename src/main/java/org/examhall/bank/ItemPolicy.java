package org.examhall.bank;

import java.util.Optional;
import org.examhall.kernel.Refusal;

/**
 * Who may do what with a version of an item. Two pairs of eyes: who has written a version does not approve it, whatever
 * else they may do. Least privilege: before it has been live, a version is seen by its writers, by those who were asked
 * to review it and by those who keep the bank; from then on by those who keep the bank alone.
 */
final class ItemPolicy {

    private ItemPolicy() {}

    /**
     * What somebody has to do with a version.
     *
     * @param writer has written at this version
     * @param reviewer was asked to review it
     * @param keeper keeps the bank
     */
    record Hands(boolean writer, boolean reviewer, boolean keeper) {}

    static boolean maySee(ItemState state, Hands hands) {
        return hands.keeper() || (state.isUnderWay() && (hands.writer() || hands.reviewer()));
    }

    /** Why it is not done; empty if it may be. */
    static Optional<Refusal> objection(ItemState state, ItemVerb verb, Hands hands) {
        if (!maySee(state, hands)) {
            return Optional.of(Refusal.of("item-unknown"));
        }
        if (state.after(verb).isEmpty()) {
            return Optional.of(verb == ItemVerb.CHANGE ? Refusal.of("not-a-draft") : standsAt(state));
        }
        return switch (verb) {
            case CHANGE, SUBMIT -> unless(hands.writer() || hands.keeper(), Refusal.of("item-for-writers"));
            case APPROVE ->
                hands.writer()
                        ? Optional.of(Refusal.of("item-own-work"))
                        : unless(hands.reviewer() || hands.keeper(), Refusal.of("item-for-reviewers"));
            case SEND_BACK -> unless(hands.keeper() || state == ItemState.IN_REVIEW, Refusal.of("item-for-keepers"));
            case RETIRE ->
                unless(hands.keeper() || (hands.writer() && state == ItemState.DRAFT), Refusal.of("item-for-keepers"));
            case PUBLISH, REVISE, WITHDRAW -> unless(hands.keeper(), Refusal.of("item-for-keepers"));
        };
    }

    private static Optional<Refusal> unless(boolean allowed, Refusal refusal) {
        return allowed ? Optional.empty() : Optional.of(refusal);
    }

    private static Refusal standsAt(ItemState state) {
        return switch (state) {
            case DRAFT -> Refusal.of("item-is-draft");
            case IN_REVIEW -> Refusal.of("item-is-in-review");
            case APPROVED -> Refusal.of("item-is-approved");
            case LIVE -> Refusal.of("item-is-live");
            case WITHDRAWN -> Refusal.of("item-is-withdrawn");
            case RETIRED -> Refusal.of("item-is-retired");
        };
    }
}
