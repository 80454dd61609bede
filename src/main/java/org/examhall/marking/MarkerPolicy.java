package org.examhall.marking;

import java.util.Optional;
import org.examhall.kernel.Refusal;

/**
 * Who may mark an answer: nobody who was in charge of the sitting, which the trainer of the course is, nobody who has
 * declared an interest in the candidate, and nobody who has marked it before, whether as first, second or moderator.
 */
final class MarkerPolicy {

    private MarkerPolicy() {}

    /**
     * What ties a person to an answer.
     *
     * @param marked whether they have given it a mark before, in this turn or an earlier one
     */
    record Ties(boolean invigilated, boolean interested, boolean marked) {}

    static Optional<Refusal> objection(Ties ties) {
        if (ties.invigilated()) {
            return Optional.of(Refusal.of("marker-invigilated"));
        }
        if (ties.interested()) {
            return Optional.of(Refusal.of("marker-interested"));
        }
        return ties.marked() ? Optional.of(Refusal.of("marker-marked-before")) : Optional.empty();
    }
}
