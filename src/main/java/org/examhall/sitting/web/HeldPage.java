package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.account.web.Times;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.BoardReach;
import org.examhall.sitting.HeldAnswer;
import org.examhall.sitting.HeldAnswers;
import org.examhall.sitting.LateAnswers;
import org.examhall.sitting.Sitting;
import org.jspecify.annotations.Nullable;

/** Answers that arrived after the end of a sitting, with both clocks; the invigilator decides about those held. */
@Named
@RequestScoped
public class HeldPage {

    @Inject
    BoardReach reach;

    @Inject
    HeldAnswers held;

    @Inject
    LateAnswers late;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Times times;

    @Inject
    Says says;

    private @Nullable Sitting sitting;
    private @Nullable List<HeldAnswers.OfCandidate> all;
    private @Nullable String why;

    /** An address that names no sitting of this person's is answered with 404. */
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

    private List<HeldAnswers.OfCandidate> all() {
        Sitting looked = getSitting();
        List<HeldAnswers.OfCandidate> read = all;
        if (read == null) {
            read = looked == null ? List.of() : held.at(looked.ref());
            all = read;
        }
        return read;
    }

    /** Those that wait for a person, by candidate. */
    public List<HeldAnswers.OfCandidate> getWaiting() {
        return only(true);
    }

    /** Those that do not wait any more. */
    public List<HeldAnswers.OfCandidate> getSettled() {
        return only(false);
    }

    private List<HeldAnswers.OfCandidate> only(boolean waiting) {
        return all().stream()
                .map(one -> new HeldAnswers.OfCandidate(
                        one.candidate(),
                        one.script(),
                        one.answers().stream()
                                .filter(answer -> (answer.getState() == HeldAnswer.State.HELD) == waiting)
                                .toList()))
                .filter(one -> !one.answers().isEmpty())
                .toList();
    }

    /** When an answer of this candidate was too late, by the server's clock. */
    public String end(HeldAnswers.OfCandidate one) {
        return times.exact(one.script().lateFrom(), zone());
    }

    public String arrived(HeldAnswer answer) {
        return times.exact(answer.getArrivedAt(), zone());
    }

    public String given(HeldAnswer answer) {
        return answer.givenAt()
                .map(at -> times.exact(at, zone()))
                .orElseGet(() -> says.texts().get("held.unknown"));
    }

    public String said(HeldAnswer answer) {
        return answer.saidAt()
                .map(at -> times.exact(at, zone()))
                .orElseGet(() -> says.texts().get("held.unknown"));
    }

    private String zone() {
        Sitting looked = getSitting();
        return looked == null ? "UTC" : looked.getZone().getId();
    }

    /** What became of an answer, in one sentence. */
    public String became(HeldAnswer answer) {
        String by = answer.decidedBy().orElse("");
        String reason = answer.decidedWhy().orElse("");
        return says.texts().get("held.state." + answer.getState(), by, reason);
    }

    public @Nullable String accept() {
        return decide(true);
    }

    public @Nullable String refuse() {
        return decide(false);
    }

    private @Nullable String decide(boolean counts) {
        Sitting looked = getSitting();
        String[] chosen = request.getParameterValues("chosen");
        if (looked == null) {
            return null;
        }
        LateAnswers.Decided[] decided = new LateAnswers.Decided[1];
        boolean done = says.unlessRefused(() -> decided[0] = late.decide(
                looked.ref(),
                chosen == null ? List.of() : Arrays.asList(chosen),
                counts,
                Objects.requireNonNullElse(why, ""),
                current.actor()));
        if (!done) {
            return null;
        }
        if (decided[0].done() > 0) {
            says.done(counts ? "held.accepted" : "held.refused", decided[0].done());
        }
        for (Refusal refusal : decided[0].refused().stream().distinct().toList()) {
            says.unlessRefused(() -> {
                throw refusal.asException();
            });
        }
        says.keep();
        return "/sitting/held.xhtml?faces-redirect=true&sitting=" + looked.getId();
    }

    public @Nullable String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = why;
    }
}
