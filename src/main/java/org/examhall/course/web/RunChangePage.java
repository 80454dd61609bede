package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.function.Function;
import org.examhall.account.AccountRef;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.course.CourseRun;
import org.examhall.course.RunRef;
import org.examhall.course.Runs;
import org.examhall.partner.VenueRef;
import org.jspecify.annotations.Nullable;

/** Moves a run to other days, another venue or another trainer, and cancels it; for the office. */
@Named
@RequestScoped
public class RunChangePage {

    @Inject
    RunPage runPage;

    @Inject
    Runs runs;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable String venue;
    private @Nullable String trainer;
    private @Nullable String first;
    private @Nullable String last;
    private String reason = "";

    public @Nullable String change() {
        LocalDate begins;
        LocalDate ends;
        try {
            begins = LocalDate.parse(getFirst());
            ends = LocalDate.parse(getLast());
        } catch (DateTimeParseException notDate) {
            says.wrong("first", "runs.date.wrong");
            return null;
        }
        return unlessRefused(
                "run.changed",
                run -> () -> runs.change(
                        run, new VenueRef(getVenue()), new AccountRef(getTrainer()), begins, ends, current.actor()));
    }

    public @Nullable String cancel() {
        return unlessRefused("run.cancelled", run -> () -> runs.cancel(run, reason, current.actor()));
    }

    private @Nullable String unlessRefused(String said, Function<RunRef, Runnable> deed) {
        Runs.Line line = runPage.isOffice() ? runPage.getLine() : null;
        if (line == null || !says.unlessRefused(deed.apply(line.run().ref()))) {
            return null;
        }
        says.done(said);
        says.keep();
        return RunPage.address(line.run().ref());
    }

    private String asItIs(@Nullable String typed, Function<CourseRun, Object> known) {
        Runs.Line line = runPage.getLine();
        return typed == null && line != null
                ? known.apply(line.run()).toString()
                : Objects.requireNonNullElse(typed, "");
    }

    public String getVenue() {
        return asItIs(venue, run -> run.venue().value());
    }

    public void setVenue(@Nullable String venue) {
        this.venue = venue;
    }

    public String getTrainer() {
        return asItIs(trainer, run -> run.trainer().value());
    }

    public void setTrainer(@Nullable String trainer) {
        this.trainer = trainer;
    }

    public String getFirst() {
        return asItIs(first, CourseRun::getFirstDay);
    }

    public void setFirst(@Nullable String first) {
        this.first = first;
    }

    public String getLast() {
        return asItIs(last, CourseRun::getLastDay);
    }

    public void setLast(@Nullable String last) {
        this.last = last;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = Objects.requireNonNullElse(reason, "").strip();
    }
}
