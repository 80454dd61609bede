package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.course.Course;
import org.examhall.course.CourseProgress;
import org.examhall.course.Courses;
import org.examhall.course.Reader;
import org.examhall.course.Readers;
import org.examhall.course.ReadingPolicy;
import org.examhall.course.Study;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The shelf: every course there is, with how far one has come, or how one comes to read it. */
@Named
@RequestScoped
public class CoursesPage {

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Study study;

    @Inject
    CourseDoor courseDoor;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    Clock clock;

    private @Nullable List<Card> cards;

    /**
     * A course on the shelf.
     *
     * @param code of the reason why it cannot be read; empty if it can
     * @param reason why it cannot be read; empty if it can
     * @param progress null for who cannot read it
     */
    public record Card(
            Course course,
            String code,
            String reason,
            @Nullable CourseProgress progress) {}

    public List<Card> getCards() {
        if (cards == null) {
            List<Course> all = courses.in(courseDoor.language());
            Reader reader = readers.reader(current.account());
            Map<String, CourseProgress> progress = current.account()
                    .map(account -> study.progress(all, account))
                    .orElse(Map.of());
            cards = all.stream()
                    .map(course -> {
                        Optional<Refusal> refusal = ReadingPolicy.refusal(reader, course, clock.instant());
                        return refusal.isPresent()
                                ? new Card(
                                        course,
                                        refusal.get().code(),
                                        says.texts().refusal(refusal.get()),
                                        null)
                                : new Card(course, "", "", Objects.requireNonNull(progress.get(course.id())));
                    })
                    .sorted((one, other) -> Boolean.compare(
                            !one.reason().isEmpty(), !other.reason().isEmpty()))
                    .toList();
        }
        return cards;
    }
}
