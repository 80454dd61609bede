package org.examhall.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of a journal as the database has it, whatever somebody may have made of it: a kind that does not exist is kept
 * as it is, because a reader who fails at a forged row cannot say which it is.
 */
public record JournalLine(
        int seq, String kind, int position, long revision, String response, Instant recordedAt, String hash) {

    String hashAfter(String before, String script) {
        return JournalRow.hash(before, script, seq, kind, position, revision, recordedAt.toEpochMilli(), response);
    }

    /**
     * What a row about the clock tells.
     *
     * @param given how much time it gave; empty for one that stopped the clock
     */
    public record Told(Optional<Duration> given, String by, String why) {}

    /** Empty for rows that are not about the clock, and where somebody wrote something else. */
    public Optional<Told> told() {
        Note note = Note.parse(response);
        return note.fields().containsKey("by")
                ? Optional.of(new Told(note.span("given"), note.words("by"), note.words("why")))
                : Optional.empty();
    }
}
