package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** How far readers have come. Each keeps it for themselves; nobody else is shown it. */
@ApplicationScoped
@Transactional
public class Study {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Readers readers;

    /** How far somebody is in each of these courses; one query. */
    public Map<String, CourseProgress> progress(List<Course> courses, Account reader) {
        List<CourseProgress.Seen> seen = seen(em.createQuery(SEEN, Object[].class), reader);
        return courses.stream().collect(Collectors.toMap(Course::id, course -> new CourseProgress(course, seen)));
    }

    /** How far somebody is in a course; one query. */
    public CourseProgress progress(Course course, Account reader) {
        TypedQuery<Object[]> query =
                em.createQuery(SEEN + " and p.course = :course", Object[].class).setParameter("course", course.id());
        return new CourseProgress(course, seen(query, reader));
    }

    private static final String SEEN =
            "select p.lesson, p.place, p.seenAt, p.finishedAt from LessonProgress p where p.accountId = :account";

    /** Reads what stands in the index alone: every page of a lesson asks. */
    private static List<CourseProgress.Seen> seen(TypedQuery<Object[]> query, Account reader) {
        return query.setParameter("account", reader.getId()).getResultList().stream()
                .map(row -> new CourseProgress.Seen(
                        LessonRef.parse((String) row[0]).orElseThrow(),
                        (Integer) row[1],
                        (Instant) row[2],
                        row[3] != null))
                .toList();
    }

    /**
     * Keeps where somebody is in a lesson.
     *
     * @param place in thousandths of the lesson's length
     * @throws org.examhall.kernel.Refused if there is no such lesson or it is not for them
     */
    public void stopAt(LessonRef lesson, int place, Account reader) {
        own(lesson, reader).stopAt(place, clock.instant());
    }

    /** Somebody has finished a lesson. */
    public void finish(LessonRef lesson, Account reader) {
        own(lesson, reader).finish(clock.instant());
    }

    /** Somebody wants to read a lesson again. */
    public void takeUpAgain(LessonRef lesson, Account reader) {
        own(lesson, reader).takeUpAgain(clock.instant());
    }

    private LessonProgress own(LessonRef ref, Account reader) {
        Course course = readers.require(ref.course(), Language.EN, Optional.of(reader));
        if (course.lesson(ref.id()).isEmpty()) {
            throw Refusal.of("not-found").asException();
        }
        return em.createQuery(
                        "select p from LessonProgress p where p.accountId = :account and p.lesson = :lesson",
                        LessonProgress.class)
                .setParameter("account", reader.getId())
                .setParameter("lesson", ref.value())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    LessonProgress begun =
                            new LessonProgress(Reference.fresh(clock), reader.ref(), ref, clock.instant());
                    em.persist(begun);
                    return begun;
                });
    }
}
