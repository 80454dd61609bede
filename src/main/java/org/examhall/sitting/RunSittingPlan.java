package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalTime;
import org.examhall.account.Actor;
import org.examhall.course.CourseRun;
import org.examhall.course.Runs;
import org.examhall.partner.Venue;

/** Plans the sitting of a run and notes it with the run: both or neither, however often somebody asks. */
@ApplicationScoped
@Transactional
class RunSittingPlan {

    @Inject
    Runs runs;

    @Inject
    Sittings sittings;

    /** @throws org.examhall.kernel.Refused if no sitting can be planned like that, or the run has one */
    Sitting plan(CourseRun run, String title, LocalTime at, Actor by) {
        Venue venue = runs.venue(run);
        Sitting sitting = sittings.plan(
                title,
                run.getCourse(),
                venue,
                run.getLastDay().atTime(at).atZone(venue.getZone()).toInstant(),
                run.trainer(),
                by);
        runs.leadTo(run.ref(), sitting.getId(), by);
        return sitting;
    }
}
