package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.kernel.Language;

/**
 * Opens a lesson for somebody: whether they may, how far they are, what of the exercise is theirs, in one transaction.
 */
@ApplicationScoped
@Transactional
public class LessonVisits {

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Study study;

    @Inject
    Clock clock;

    /**
     * A lesson that somebody may read, and how far they are in its course.
     *
     * @param handsIn whether they are on a run of the course, so that its exercise is theirs to hand in
     * @param written whether they have written something on it
     * @param tools whether a membership opens the process guides and the self-assessment to them
     */
    public record Visit(
            Course course, Lesson lesson, CourseProgress progress, boolean handsIn, boolean written, boolean tools) {}

    /** Nothing if there is no such lesson, or it is not for this reader. Two queries for a learner. */
    public Optional<Visit> visit(LessonRef ref, Language language, Account account) {
        List<OnRun> runs = readers.runs(account, ref.value());
        Reader reader = readers.reader(account, runs);
        return courses.find(ref.course(), language)
                .filter(course ->
                        ReadingPolicy.refusal(reader, course, clock.instant()).isEmpty())
                .flatMap(course -> course.lesson(ref.id())
                        .map(lesson -> visit(
                                course, lesson, account, runs, reader.benefits().contains(Benefit.TOOLS))));
    }

    private Visit visit(Course course, Lesson lesson, Account account, List<OnRun> runs, boolean tools) {
        Optional<OnRun> counts = runs.stream()
                .filter(one -> !lesson.exercise().isEmpty() && one.course().equals(course.id()))
                .max(OnRun.BY_BEGINNING);
        return new Visit(
                course,
                lesson,
                study.progress(course, account),
                counts.isPresent(),
                counts.filter(OnRun::written).isPresent(),
                tools);
    }
}
