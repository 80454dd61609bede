package org.examhall.sitting;

import java.util.List;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.SittingRef;

/**
 * An irregularity has been decided. Fired in the transaction that does so; an observer with whom the verdict cannot be
 * had any more refuses, and nothing is decided.
 *
 * @param candidates whom it concerns; empty for the whole room
 */
public record IrregularityDecided(SittingRef sitting, List<CandidateRef> candidates, Verdict verdict) {

    public IrregularityDecided {
        candidates = List.copyOf(candidates);
    }
}
