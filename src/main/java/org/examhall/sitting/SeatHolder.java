package org.examhall.sitting;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.examhall.entry.EntryRef;
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

    public ScriptRef script() {
        return seat().orElseThrow(() -> new IllegalStateException("no candidate"))
                .script();
    }

    public EntryRef entry() {
        return seat().orElseThrow(() -> new IllegalStateException("no candidate"))
                .entry();
    }
}
