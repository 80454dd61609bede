package org.examhall.entry;

import java.time.Duration;
import java.time.Instant;
import org.examhall.bank.PaperRef;
import org.examhall.candidate.ArrangementFixture;
import org.examhall.candidate.CandidateRef;

/** Entries as {@link Entries} makes them, without a database. */
public final class EntryFixture {

    public static final EntryRef ENTRY = new EntryRef("01entry0000000000000000000");
    public static final CandidateRef CANDIDATE = new CandidateRef("01cand00000000000000000000");
    public static final SittingRef SITTING = new SittingRef("01sitting00000000000000000");
    public static final PaperRef PAPER = new PaperRef("01paper0000000000000000000");

    private static final Instant ENTERED = Instant.parse("2026-02-01T12:00:00Z");

    private EntryFixture() {}

    /** An entry for the Practitioner exam of 90 minutes. */
    public static Entry practitioner(int extraPercent) {
        return entry("practitioner", SITTING, 90, extraPercent);
    }

    /** An entry for the same exam with rest breaks of so many minutes by arrangement. */
    public static Entry resting(int minutes) {
        Entry entry = practitioner(0);
        entry.freeze(ArrangementFixture.approved("rest-breaks=" + minutes));
        return entry;
    }

    static Entry entry(String blueprint, SittingRef sitting, int minutes, int extraPercent) {
        return new Entry(
                ENTRY,
                CANDIDATE,
                sitting,
                blueprint,
                1,
                Duration.ofMinutes(minutes),
                extraPercent,
                Keycode.fresh(),
                Language.EN,
                ENTERED);
    }

    static Entry withdrawn(String blueprint, SittingRef sitting) {
        Entry entry = entry(blueprint, sitting, 90, 0);
        entry.withdraw(ENTERED.plusSeconds(60));
        return entry;
    }
}
