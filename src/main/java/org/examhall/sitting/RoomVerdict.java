package org.examhall.sitting;

import java.util.List;

/** What a rehearsal says about the room as a whole. */
public enum RoomVerdict {
    /** No computer has come to its end yet. */
    NOT_TRIED(""),
    /** At least one computer must be mended or replaced. */
    NOT_READY("bad"),
    /** What was tried is in order, but there are more candidates than computers that were tried. */
    TOO_FEW("warn"),
    /** A computer has not come to its end yet. */
    UNFINISHED("warn"),
    /** All computers will do; some could be better. */
    REMARKS("good"),
    /** All is well. */
    READY("good");

    private final String kind;

    RoomVerdict(String kind) {
        this.kind = kind;
    }

    /** The tone in which pages show it. */
    public String getKind() {
        return kind;
    }

    /**
     * Judges a room.
     *
     * @param computers the last try of each computer
     * @param candidates how many are entered
     */
    static RoomVerdict of(List<RehearsalComputer> computers, long candidates) {
        List<RehearsalComputer> done =
                computers.stream().filter(RehearsalComputer::isDone).toList();
        if (done.isEmpty()) {
            return NOT_TRIED;
        }
        if (done.stream().anyMatch(RehearsalComputer::isUnfit)) {
            return NOT_READY;
        }
        if (done.size() < computers.size()) {
            return UNFINISHED;
        }
        if (done.size() < candidates) {
            return TOO_FEW;
        }
        return done.stream().allMatch(one -> one.findings().isEmpty()) ? READY : REMARKS;
    }
}
