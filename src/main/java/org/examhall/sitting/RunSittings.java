package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.examhall.account.Actor;
import org.examhall.candidate.Candidate;
import org.examhall.course.CourseRun;
import org.examhall.course.Runs;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;

/**
 * Leads from a run of a course to the exam at its end: a sitting on its last day, at its venue, invigilated by its
 * trainer, for which all its candidates are entered. Who cannot be entered is named with the reason; the others are.
 */
@ApplicationScoped
public class RunSittings {

    @Inject
    Runs runs;

    @Inject
    RunSittingPlan planning;

    @Inject
    Sittings sittings;

    /** What came of it. */
    public record Planned(Sitting sitting, int entered, List<NotEntered> notEntered) {}

    /** A candidate who could not be entered. */
    public record NotEntered(Candidate candidate, Refusal reason) {}

    /**
     * Plans the sitting.
     *
     * @param at when it begins, by the clocks at the venue
     * @throws Refused if no sitting can be planned like that, or the run has one
     */
    public Planned plan(CourseRun run, String title, LocalTime at, Actor by) {
        Sitting sitting = planning.plan(run, title, at, by);
        List<NotEntered> notEntered = new ArrayList<>();
        List<Runs.Participant> participants = runs.participants(run.ref());
        for (Runs.Participant one : participants) {
            try {
                sittings.enter(sitting.ref(), one.candidate().ref(), 0, by);
            } catch (Refused refused) {
                notEntered.add(new NotEntered(one.candidate(), refused.refusal()));
            }
        }
        return new Planned(sitting, participants.size() - notEntered.size(), notEntered);
    }
}
