package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/** The list of sittings: all for the office and the verifier, their own for a trainer. */
@Named
@RequestScoped
public class SittingsPage {

    @Inject
    Sittings sittings;

    @Inject
    Current current;

    private @Nullable List<Sitting> list;

    public List<Sitting> getList() {
        List<Sitting> shown = list;
        if (shown == null) {
            boolean all = current.is(Role.ADMINISTRATOR) || current.is(Role.VERIFIER);
            shown = all ? sittings.all() : sittings.of(current.actor());
            list = shown;
        }
        return shown;
    }

    /** Whether the board is open to the person at the page: to the invigilator and the office, not to a visitor. */
    public boolean mayOpen(Sitting sitting) {
        return current.is(Role.ADMINISTRATOR)
                || sitting.invigilator().value().equals(current.actor().id());
    }

    public String kind(Sitting sitting) {
        return switch (sitting.getState()) {
            case PLANNED -> "info";
            case OPEN -> "good";
            case CLOSED -> "";
        };
    }
}
