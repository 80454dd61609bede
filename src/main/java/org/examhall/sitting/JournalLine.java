package org.examhall.sitting;

import java.time.Instant;

/**
 * A row of a journal as the database has it, whatever somebody may have made of it: a kind that does not exist is kept
 * as it is, because a reader who fails at a forged row cannot say which it is.
 */
public record JournalLine(
        int seq, String kind, int position, long revision, String response, Instant recordedAt, String hash) {

    String hashAfter(String before, String script) {
        return JournalRow.hash(before, script, seq, kind, position, revision, recordedAt.toEpochMilli(), response);
    }
}
