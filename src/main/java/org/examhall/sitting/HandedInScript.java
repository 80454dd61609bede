package org.examhall.sitting;

import java.time.Instant;
import java.util.SortedMap;
import org.examhall.bank.PaperRef;
import org.examhall.bank.Response;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;

/**
 * A closed script as those who mark it see it.
 *
 * @param answers by position from 1; positions without an answer are left out
 */
public record HandedInScript(
        ScriptRef ref,
        EntryRef entry,
        CandidateRef candidate,
        SittingRef sitting,
        PaperRef paper,
        Instant startedAt,
        Instant handedInAt,
        SortedMap<Integer, Response> answers) {}
