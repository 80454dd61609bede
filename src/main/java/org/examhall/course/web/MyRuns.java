package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.course.Runs;
import org.jspecify.annotations.Nullable;

/** The runs on which the reader is enrolled, as the shelf shows them: where, when and with whom. */
@Named
@RequestScoped
public class MyRuns {

    @Inject
    Runs runs;

    @Inject
    Current current;

    private @Nullable List<Runs.Line> all;

    /** Those of a course. */
    public List<Runs.Line> of(String course) {
        if (all == null) {
            all = current.account()
                    .filter(one -> current.is(Role.LEARNER))
                    .map(runs::of)
                    .orElse(List.of());
        }
        return all.stream()
                .filter(line -> line.run().getCourse().equals(course))
                .toList();
    }

    public boolean isAhead(Runs.Line line) {
        return runs.isAhead(line);
    }
}
