package org.examhall.sitting;

import java.util.SortedSet;
import org.examhall.candidate.CandidateRef;

/**
 * What came of one script, counted where it can be counted.
 *
 * @param received how many questions the candidate was told are answered
 * @param journalled the positions whose last row in the journal holds an answer
 * @param unreviewed answers that arrived late and about which nobody has decided
 * @param proof whether the journal is whole
 */
public record ScriptTally(
        ScriptRef script,
        CandidateRef candidate,
        ScriptState state,
        int questions,
        int received,
        SortedSet<Integer> journalled,
        int unreviewed,
        JournalProof proof) {}
