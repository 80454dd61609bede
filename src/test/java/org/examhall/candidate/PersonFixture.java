package org.examhall.candidate;

import java.time.Instant;
import java.time.LocalDate;
import org.examhall.kernel.Language;

/** A candidate as {@link Candidates} registers one, without a database. */
public final class PersonFixture {

    private PersonFixture() {}

    public static Candidate registered() {
        return new Candidate(
                new CandidateRef("01cand00000000000000000000"),
                CandidateNumber.complete("12345678"),
                "Demo",
                "Alfa",
                LocalDate.of(1990, 1, 1),
                Language.EN,
                Instant.parse("2026-02-01T12:00:00Z"));
    }
}
