package org.examhall.candidate;

import java.time.Instant;
import java.time.LocalDate;
import org.examhall.account.Actor;

/** Arrangements as {@link Arrangements} makes them, without a database. */
public final class ArrangementFixture {

    public static final LocalDate TODAY = LocalDate.of(2026, 2, 1);
    public static final Actor REQUESTER = new Actor("01requester000000000000000", "Ada Office");
    public static final Actor OTHER = new Actor("01other0000000000000000000", "Bo Office");

    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    private ArrangementFixture() {}

    static Arrangement requested(LocalDate until) {
        return requested(until, "extra-time=25;rest-breaks=20");
    }

    private static Arrangement requested(LocalDate until, String needs) {
        return new Arrangement(
                new ArrangementRef("01arrangement0000000000000"),
                new CandidateRef("01cand00000000000000000000"),
                Needs.parse(needs),
                until,
                REQUESTER,
                NOW);
    }

    static Arrangement approved(LocalDate until) {
        Arrangement arrangement = requested(until);
        arrangement.approve(OTHER, NOW);
        return arrangement;
    }

    /** An approved arrangement of these needs, which holds for a year. */
    public static Arrangement approved(String needs) {
        Arrangement arrangement = requested(TODAY.plusYears(1), needs);
        arrangement.approve(OTHER, NOW);
        return arrangement;
    }

    static Arrangement withdrawn() {
        Arrangement arrangement = requested(TODAY.plusDays(10));
        arrangement.withdraw(OTHER, NOW);
        return arrangement;
    }
}
