package org.examhall.sitting;

import java.util.List;

/**
 * What the walk along all journals of a sitting has found.
 *
 * @param scripts how many scripts there are
 * @param rows how many rows their whole journals have together
 */
public record SittingProof(int scripts, long rows, List<BrokenScript> broken) {

    /** A script whose chain breaks. */
    public record BrokenScript(ScriptRef script, JournalProof.Broken proof) {}

    public boolean isWhole() {
        return broken.isEmpty();
    }
}
