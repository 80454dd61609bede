package org.examhall.sitting;

import java.time.Duration;
import java.time.Instant;
import org.examhall.account.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Time that a verb has given to a script: a line of the ledger before it is stored.
 *
 * @param request what the board called the wish, or null
 */
record Grant(
        TimeKind kind,
        Duration time,
        Instant at,
        Actor by,
        String why,
        @Nullable String request) {}
