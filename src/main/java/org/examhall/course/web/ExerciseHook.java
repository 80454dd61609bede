package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.course.Exercises;
import org.examhall.course.Lesson;
import org.jspecify.annotations.Nullable;

/** What the page of a lesson says of its exercise to who is on a run; nobody else costs a query. */
@Named
@RequestScoped
public class ExerciseHook {

    @Inject
    Exercises exercises;

    @Inject
    Current current;

    private boolean looked;
    private Exercises.@Nullable Own own;

    /** The reader's exercise; null for who cannot hand one in. */
    public Exercises.@Nullable Own of(Lesson lesson) {
        if (!looked) {
            looked = true;
            own = lesson.exercise().isEmpty() || !current.is(Role.LEARNER)
                    ? null
                    : current.account()
                            .flatMap(one -> exercises.own(lesson.ref(), one))
                            .orElse(null);
        }
        return own;
    }
}
