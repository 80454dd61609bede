package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.course.CourseRun;
import org.examhall.course.RunRef;
import org.examhall.course.Runs;
import org.examhall.entry.SittingRef;
import org.examhall.sitting.RunSittings;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/** The step from a run of a course to its sitting, on the page of the run. */
@Named
@RequestScoped
public class RunSittingPage {

    @Inject
    RunSittings sittings;

    @Inject
    Sittings planned;

    @Inject
    Runs runs;

    @Inject
    Current current;

    @Inject
    Says says;

    private String time = "13:30";

    public @Nullable String plan(String run, String title) {
        Optional<CourseRun> found = current.is(Role.ADMINISTRATOR) ? runs.find(new RunRef(run)) : Optional.empty();
        LocalTime at;
        try {
            at = LocalTime.parse(time);
        } catch (DateTimeParseException notATime) {
            says.wrong("time", "plan.time.wrong");
            return null;
        }
        if (found.isEmpty()) {
            return null;
        }
        RunSittings.Planned[] outcome = new RunSittings.Planned[1];
        boolean done = says.unlessRefused(() -> outcome[0] = sittings.plan(found.get(), title, at, current.actor()));
        if (!done) {
            return null;
        }
        says.done("run.sitting.done", outcome[0].entered());
        for (RunSittings.NotEntered one : outcome[0].notEntered()) {
            says.wrong(
                    null,
                    "run.sitting.not-entered",
                    one.candidate().getName(),
                    says.texts().refusal(one.reason()));
        }
        says.keep();
        return "/sitting/entries.xhtml?faces-redirect=true&sitting="
                + outcome[0].sitting().getId();
    }

    /** The sitting that was planned from a run; null if there is none. */
    public @Nullable Sitting sitting(CourseRun run) {
        return run.getSittingId() == null
                ? null
                : planned.find(new SittingRef(run.getSittingId())).orElse(null);
    }

    public String getTime() {
        return time;
    }

    public void setTime(@Nullable String time) {
        this.time = time == null ? "" : time;
    }
}
