package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.examhall.account.web.Says;
import org.examhall.course.Enrolment;
import org.examhall.course.RunRef;
import org.examhall.course.Runs;
import org.examhall.kernel.InTurn;
import org.jspecify.annotations.Nullable;

/**
 * Who was there on which day of a run: a box for each, and one button for all. A box names its enrolment and its day.
 * With each the page sends how it stood when it was shown, so that only what somebody has changed is noted, and a page
 * that was open for hours takes nothing back that was noted elsewhere.
 */
@Named
@RequestScoped
public class AttendancePage {

    private static final String STOOD = "stood";
    private static final String TICKED = "there";

    @Inject
    RunPage runPage;

    @Inject
    Runs runs;

    @Inject
    CourseDoor courseDoor;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    public @Nullable String save() {
        Runs.Line line = runPage.getLine();
        if (line == null) {
            return null;
        }
        RunRef run = line.run().ref();
        List<Runs.Mark> changed = changed(values(STOOD), values(TICKED));
        int[] noted = new int[1];
        Runnable deed = () -> noted[0] = InTurn.of(run.value(), () -> runs.attend(run, changed, courseDoor.reader()));
        if (!says.unlessRefused(deed)) {
            return null;
        }
        says.done("run.attendance.saved", noted[0]);
        says.keep();
        return RunPage.address(run);
    }

    private List<String> values(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /**
     * What somebody wishes noted otherwise than it stood.
     *
     * @param stood box by box, {@code <box> true} if it was ticked when it was shown, or {@code <box> false}
     * @param ticked the boxes that are ticked now
     */
    static List<Runs.Mark> changed(List<String> stood, List<String> ticked) {
        Set<String> now = Set.copyOf(ticked);
        List<Runs.Mark> changed = new ArrayList<>();
        for (String shown : stood) {
            String[] parts = shown.split(" ");
            if (parts.length == 3 && now.contains(parts[0] + " " + parts[1]) != Boolean.parseBoolean(parts[2])) {
                add(changed, parts[0], parts[1], !Boolean.parseBoolean(parts[2]));
            }
        }
        return changed;
    }

    private static void add(List<Runs.Mark> changed, String enrolment, String day, boolean present) {
        try {
            changed.add(new Runs.Mark(enrolment, LocalDate.parse(day), present));
        } catch (DateTimeParseException notADay) {
            // Our page names days; whatever else somebody sends names nothing.
        }
    }

    /** The name of a box: {@code <enrolment> <day>}. */
    public String box(Enrolment enrolment, LocalDate day) {
        return enrolment.getId() + " " + day;
    }

    /** How a box stands when it is shown. */
    public String stood(Enrolment enrolment, LocalDate day) {
        return box(enrolment, day) + " " + enrolment.wasThere(day);
    }

    /** Whether a day has come, so that somebody can have been there. */
    public boolean hasCome(LocalDate day) {
        Runs.Line line = runPage.getLine();
        return line != null && runs.hasCome(line, day);
    }
}
