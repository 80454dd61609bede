package org.examhall.sitting;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.examhall.entry.EntryRef;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The candidate on whose behalf the present request is made; set by the sign-in mechanism from the seat's token. */
@RequestScoped
public class SeatHolder {

    private Seats.@Nullable Seat seat;

    public void become(Seats.Seat holder) {
        seat = holder;
    }

    public boolean present() {
        return seat != null;
    }

    public Optional<Seats.Seat> seat() {
        return Optional.ofNullable(seat);
    }

    /** Whether the present request comes from the computer at which this script is written. */
    boolean sitsAt(Script script) {
        return seat != null && seat.script().equals(script.ref()) && seat.place() == script.getPlace();
    }

    /**
     * From a computer that the candidate has left nothing more is done; what it still holds of answers is taken by
     * {@link AnswerDesk} alone.
     *
     * @throws org.examhall.kernel.Refused {@code seat-moved}
     */
    void requireNotLeft(Script script) {
        if (hasLeft(script)) {
            throw Refusal.of("seat-moved").asException();
        }
    }

    /** Whether the candidate has gone on to another computer from the one where the present request was made. */
    public boolean hasLeft(Script script) {
        return seat != null && script.hasLeft(seat.place());
    }

    /** Where the present request comes from; a call that no browser makes comes from wherever the candidate is. */
    int place() {
        return seat == null ? Integer.MAX_VALUE : seat.place();
    }

    public ScriptRef script() {
        return seat().orElseThrow(() -> new IllegalStateException("no candidate"))
                .script();
    }

    public EntryRef entry() {
        return seat().orElseThrow(() -> new IllegalStateException("no candidate"))
                .entry();
    }
}
