package org.examhall.sitting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.candidate.CandidateRef;
import org.examhall.kernel.Refusal;

/**
 * Whose results irregularities of a sitting keep back. One that concerns candidates keeps theirs back until it is
 * decided, and longer if that was decided; one that concerns the room keeps back what was decided, and nothing before.
 *
 * @param room what was decided for the whole room; empty if nothing that keeps results back
 * @param some by candidate: open, withheld or void
 */
public record Holds(Optional<Refusal> room, Map<CandidateRef, Refusal> some) {

    public Holds {
        some = Map.copyOf(some);
    }

    /** Why this candidate's result does not go out, if it does not. */
    public Optional<Refusal> about(CandidateRef candidate) {
        return Optional.ofNullable(some.get(candidate)).or(() -> room);
    }

    /**
     * An irregularity, as far as results depend on it.
     *
     * @param concerned empty if it concerns the room
     * @param verdict empty while it is open
     */
    record Decided(List<CandidateRef> concerned, Optional<Verdict> verdict) {}

    static Holds of(List<Decided> irregularities) {
        Optional<Refusal> room = Optional.empty();
        Map<CandidateRef, Refusal> some = new HashMap<>();
        for (Decided one : irregularities) {
            if (one.concerned().isEmpty()) {
                room = room.or(() -> one.verdict().flatMap(Holds::reason));
            } else {
                Optional<Refusal> hold = one.verdict().isPresent()
                        ? reason(one.verdict().get())
                        : Optional.of(Refusal.of("irregularity-open"));
                hold.ifPresent(reason -> one.concerned().forEach(candidate -> some.putIfAbsent(candidate, reason)));
            }
        }
        return new Holds(room, some);
    }

    private static Optional<Refusal> reason(Verdict verdict) {
        return switch (verdict) {
            case NO_ACTION, WARNING, CONSIDERATION -> Optional.empty();
            case WITHHELD -> Optional.of(Refusal.of("irregularity-withheld"));
            case VOID -> Optional.of(Refusal.of("irregularity-void"));
        };
    }
}
