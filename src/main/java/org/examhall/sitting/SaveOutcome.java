package org.examhall.sitting;

import java.util.List;
import org.examhall.bank.Response;

/** What became of the answers that a window sent. Everything that is named saved is on disk. */
public sealed interface SaveOutcome {

    /** The answers were looked at one by one. */
    record Taken(ScriptClock clock, List<Saved> saved, List<Stale> stale, List<Saved> held, List<Integer> unacceptable)
            implements SaveOutcome {

        public boolean isComplete() {
            return stale.isEmpty() && held.isEmpty() && unacceptable.isEmpty();
        }
    }

    /** This candidate has no such script. */
    record NotYours() implements SaveOutcome {}

    /** The exam has not started. */
    record NotStarted() implements SaveOutcome {}

    /** Nothing was stored, by a fault of ours; the window keeps the answers and tries again. */
    record NotStored() implements SaveOutcome {}

    record Saved(int position, long revision) {}

    /** Another window has saved a later revision; here is what the server has. */
    record Stale(int position, long revision, Response response) {}
}
