package org.examhall.result.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.marking.MarkingQueue;
import org.examhall.marking.Moderation;
import org.examhall.sitting.ScriptRef;
import org.jspecify.annotations.Nullable;

/** Scripts whose results wait for people to mark them, how the marks of one came about, and having it marked again. */
@Named
@RequestScoped
public class AwaitedPage {

    /** In the place of a result's state: there is none yet. */
    static final String STATE = "AWAITED";

    @Inject
    MarkingQueue queue;

    @Inject
    Moderation moderation;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable List<MarkingQueue.Unmarked> rows;
    private @Nullable List<MarkingQueue.HowMarked> history;
    private int position;
    private String why = "";

    private String given(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** The scripts that wait, among the results that the address asks for. */
    public List<MarkingQueue.Unmarked> getRows() {
        List<MarkingQueue.Unmarked> read = rows;
        if (read == null) {
            boolean asked = given("state").isEmpty() || given("state").equals(STATE);
            String sitting = given("sitting");
            read = asked
                    ? queue.unmarked(Reference.isWellFormed(sitting) ? new SittingRef(sitting) : null, given("words"))
                    : List.of();
            rows = read;
        }
        return read;
    }

    private ScriptRef script() {
        return new ScriptRef(given("script"));
    }

    /** The script that the address names, if it waits; null if it does not. */
    public MarkingQueue.@Nullable Unmarked getScript() {
        return queue.unmarked(script()).orElse(null);
    }

    /** Every mark that people gave to the script that the address names. */
    public List<MarkingQueue.HowMarked> getHistory() {
        List<MarkingQueue.HowMarked> read = history;
        if (read == null) {
            read = queue.history(script());
            history = read;
        }
        return read;
    }

    /** The questions of it that can be marked again. */
    public List<Integer> getPositions() {
        return getHistory().stream()
                .filter(one -> one.answer().marks().isPresent() && one.answer().isCurrent())
                .map(one -> one.answer().getPosition())
                .toList();
    }

    public @Nullable String again() {
        boolean done = says.unlessRefused(() -> {
            if (!current.is(Role.ADMINISTRATOR)) {
                throw Refusal.of("not-allowed").asException();
            }
            moderation.again(script(), position, why, current.actor());
        });
        if (!done) {
            return null;
        }
        says.done("marking.again.done");
        says.keep();
        return "/result/script.xhtml?faces-redirect=true&script=" + script().value();
    }

    public int getPosition() {
        return position;
    }

    public void setPosition(int position) {
        this.position = position;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = Objects.requireNonNullElse(why, "");
    }
}
