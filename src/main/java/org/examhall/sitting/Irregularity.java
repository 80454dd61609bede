package org.examhall.sitting;

import java.time.Instant;
import java.util.List;
import org.examhall.candidate.CandidateRef;

/**
 * Something at a sitting that the rules do not foresee, as it was noted.
 *
 * @param happened what happened, in the invigilator's words
 * @param done what was done about it
 * @param at when it was noted
 * @param by the name of the person who noted it
 * @param candidates whom it concerns, in the order of their keys; empty if it concerns the room
 */
public record Irregularity(
        IrregularityKind kind, String happened, String done, Instant at, String by, List<CandidateRef> candidates) {

    public Irregularity {
        candidates = List.copyOf(candidates);
    }
}
