package org.examhall.sitting;

import org.jspecify.annotations.Nullable;

/**
 * What a candidate's window needs to know to show the right time. All instants are milliseconds since 1970 by the
 * server's clock.
 *
 * @param pausedAt since when the clock stands still, or null
 * @param endsAt when the time ends if it is not paused any longer, or null before the start
 */
public record ScriptClock(
        long now,
        ScriptState state,
        int seat,
        @Nullable Long pausedAt,
        @Nullable Long endsAt) {

    public boolean paused() {
        return pausedAt != null;
    }
}
