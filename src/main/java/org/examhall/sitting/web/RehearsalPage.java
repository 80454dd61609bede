package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.sitting.BoardReach;
import org.examhall.sitting.Finding;
import org.examhall.sitting.Rehearsal;
import org.examhall.sitting.RehearsalComputer;
import org.examhall.sitting.Rehearsals;
import org.examhall.sitting.RoomVerdict;
import org.examhall.sitting.Sitting;
import org.jspecify.annotations.Nullable;

/** The trainer's page of a rehearsal: begins and ends it, and shows what came of it, for each computer and the room. */
@Named
@RequestScoped
public class RehearsalPage {

    @Inject
    BoardReach reach;

    @Inject
    Rehearsals rehearsals;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable Sitting sitting;
    private final Map<String, Optional<Rehearsals.Room>> rooms = new HashMap<>();

    /** An address that names no sitting that this person is in charge of is answered with 404. */
    public void look() throws IOException {
        if (getSitting() == null) {
            says.notFound();
        }
    }

    public @Nullable Sitting getSitting() {
        if (sitting == null) {
            sitting = reach.find(request.getParameter("sitting")).orElse(null);
        }
        return sitting;
    }

    private Sitting asked() {
        return Objects.requireNonNull(getSitting());
    }

    public String begin() {
        rehearsals.begin(asked(), current.actor());
        return again();
    }

    public String end() {
        rehearsals.end(asked().ref());
        return again();
    }

    private String again() {
        return "/sitting/rehearsal.xhtml?faces-redirect=true&sitting=" + asked().getId();
    }

    /** The latest rehearsal of the sitting that is shown, or of its venue; null if there has been none. */
    public Rehearsals.@Nullable Room getRoom() {
        return latest(asked());
    }

    /** The same for a row of a list. */
    public Rehearsals.@Nullable Room latest(Sitting one) {
        return rooms.computeIfAbsent(one.getId(), key -> rehearsals.latest(one)).orElse(null);
    }

    /** Where the computers go, as it is opened or typed on them. */
    public String getLink() {
        Rehearsals.Room room = Objects.requireNonNull(getRoom());
        String own = request.getRequestURL().toString();
        String root = own.substring(0, own.length() - request.getServletPath().length());
        return root + "/exam/rehearsal.xhtml#" + room.rehearsal().getCode();
    }

    public List<Finding> findings(RehearsalComputer computer) {
        return computer.findings();
    }

    /** In which tone a computer's state is shown. */
    public String kind(RehearsalComputer computer) {
        if (!computer.isDone()) {
            return "info";
        }
        return computer.isUnfit() ? "bad" : "good";
    }

    /** The last word of a computer's state, as the texts know it. */
    public String word(RehearsalComputer computer) {
        if (!computer.isDone()) {
            return computer.getStep().name();
        }
        return computer.isUnfit() ? "UNFIT" : computer.findings().isEmpty() ? "FIT" : "REMARKS";
    }

    /** The message of a room's verdict. */
    public String verdict(RoomVerdict verdict) {
        return "rehearsal.room." + verdict.name();
    }

    public int getQuestions() {
        return Rehearsal.QUESTIONS;
    }
}
