package org.examhall.sitting;

import java.util.List;
import java.util.Optional;
import org.examhall.candidate.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * An irregularity with all that came of it.
 *
 * @param entries witnesses and follow-ups, in the order in which they were added
 * @param decisions the last of which holds
 */
public record IrregularityCase(
        String id,
        Sitting sitting,
        Irregularity noted,
        List<Concerned> concerned,
        List<CaseEntry> entries,
        List<Exhibit> evidence,
        List<CaseDecision> decisions) {

    /**
     * A candidate whom it concerns.
     *
     * @param script null if no paper was laid out
     */
    public record Concerned(Candidate candidate, @Nullable ScriptRef script) {}

    /** A piece of evidence, without what is in it. */
    public record Exhibit(CaseEvidence evidence, String name, int bytes, String digest) {}

    public IrregularityCase {
        concerned = List.copyOf(concerned);
        entries = List.copyOf(entries);
        evidence = List.copyOf(evidence);
        decisions = List.copyOf(decisions);
    }

    public List<CaseEntry> witnesses() {
        return entries.stream().filter(CaseEntry::isWitness).toList();
    }

    public List<CaseEntry> followUps() {
        return entries.stream().filter(entry -> !entry.isWitness()).toList();
    }

    /** The decision that holds; empty while it is open. */
    public Optional<CaseDecision> decision() {
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1));
    }

    public boolean isOpen() {
        return decisions.isEmpty();
    }
}
