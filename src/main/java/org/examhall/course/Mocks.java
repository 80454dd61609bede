package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/**
 * Mock exams. Each belongs to whoever sits it; to anybody else there is no such mock exam. Nothing of the bank is in
 * them but the numbers of the exam's blueprint.
 */
@ApplicationScoped
@Transactional
public class Mocks {

    /** So many mock exams of a course somebody begins in a day: more than anybody sits. */
    static final int A_DAY = 20;

    private static final Random CHANCE = new SecureRandom();

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Blueprints blueprints;

    @Inject
    Practice practice;

    /** What a page of a mock exam starts from: the mock exam, what has been answered, and the server's time. */
    public record Seating(MockExam mock, List<MockAnswer.Given> answers, Instant now) {}

    /**
     * What came of answers that were sent.
     *
     * @param stale what stands where something newer had come already, perhaps from another window
     * @param late what came when the time was up
     */
    public record Saved(
            Seating seating, List<MockAnswer.Given> taken, List<MockAnswer.Given> stale, List<MockAnswer.Given> late) {}

    /** How a mock exam of a course would be. */
    public MockPlan plan(Course course, MockPlan.Length length) {
        return MockPlan.of(course, exam(course), length);
    }

    private Optional<Blueprint> exam(Course course) {
        return blueprints.find(course.id());
    }

    /**
     * Begins a mock exam; if one of this course is open, that goes on.
     *
     * @throws org.examhall.kernel.Refused why the course is not for them, or {@code mock-empty} if it asks nothing,
     *     {@code mock-often}
     */
    public MockExam begin(String id, MockPlan.Length length, Language language, Account by) {
        Course course = readers.require(id, language, Optional.of(by));
        Optional<MockExam> open = open(course, by);
        if (open.isPresent()) {
            return open.get();
        }
        Refusal.refuse(refusal(course, by));
        Optional<Blueprint> exam = exam(course);
        MockPlan plan = MockPlan.of(course, exam, length);
        if (plan.questions() == 0) {
            throw Refusal.of("mock-empty").asException();
        }
        MockExam mock = new MockExam(
                new MockRef(Reference.fresh(clock)),
                by.ref(),
                course,
                plan.draw(course, exam, used(course, by), CHANCE),
                Duration.ofMinutes(plan.minutes()),
                clock.instant());
        em.persist(mock);
        return mock;
    }

    /** Why somebody cannot begin another of a course now, if so. */
    public Optional<Refusal> refusal(Course course, Account by) {
        return tooMany(of(course, by), clock.instant());
    }

    static Optional<Refusal> tooMany(List<MockExam> all, Instant now) {
        Instant since = now.minus(Duration.ofDays(1));
        long begun =
                all.stream().filter(mock -> mock.getBegunAt().isAfter(since)).count();
        return begun >= A_DAY ? Optional.of(Refusal.of("mock-often", A_DAY)) : Optional.empty();
    }

    private Map<CheckRef, Integer> used(Course course, Account by) {
        Map<CheckRef, Integer> used = new HashMap<>();
        of(course, by).forEach(mock -> mock.checks().forEach(check -> used.merge(check, 1, Integer::sum)));
        return used;
    }

    /** The one that is open in a course, if there is one. */
    public Optional<MockExam> open(Course course, Account by) {
        return of(course, by).stream().filter(mock -> !mock.isHandedIn()).findFirst();
    }

    /** All mock exams of somebody in a course, the latest first; those whose time is up are ended. */
    public List<MockExam> of(Course course, Account by) {
        List<MockExam> all = em.createQuery(
                        "select m from MockExam m where m.accountId = :account and m.course = :course"
                                + " order by m.begunAt desc, m.id desc",
                        MockExam.class)
                .setParameter("account", by.getId())
                .setParameter("course", course.id())
                .getResultList();
        all.forEach(this::endIfOver);
        return all;
    }

    /** Somebody's own mock exam; ended if its time is up. */
    public Optional<MockExam> find(MockRef ref, Account by) {
        Optional<MockExam> found = em.createQuery(
                        "select m from MockExam m where m.id = :mock and m.accountId = :account", MockExam.class)
                .setParameter("mock", ref.value())
                .setParameter("account", by.getId())
                .getResultStream()
                .findFirst();
        found.ifPresent(this::endIfOver);
        return found;
    }

    private MockExam require(MockRef ref, Account by) {
        return find(ref, by).orElseThrow(() -> Refusal.of("not-found").asException());
    }

    private void endIfOver(MockExam mock) {
        if (mock.isOver(clock.instant())) {
            end(mock);
        }
    }

    /** The questions in their order, as the course has them now. */
    public List<Check> questions(MockExam mock) {
        Course course = course(mock);
        return mock.checks().stream()
                .map(ref -> course.check(ref.id())
                        .orElseThrow(() -> Refusal.of("not-found").asException()))
                .toList();
    }

    private Course course(MockExam mock) {
        return courses.find(mock.getCourse(), mock.getLanguage())
                .orElseThrow(() -> Refusal.of("not-found").asException());
    }

    /** What has been answered so far, and the time. */
    public Seating seat(MockRef ref, Account by) {
        return seating(require(ref, by));
    }

    private Seating seating(MockExam mock) {
        return new Seating(mock, answers(mock).stream().map(MockAnswer::given).toList(), clock.instant());
    }

    private List<MockAnswer> answers(MockExam mock) {
        return em.createQuery("select a from MockAnswer a where a.mockId = :mock order by a.position", MockAnswer.class)
                .setParameter("mock", mock.getId())
                .getResultList();
    }

    /**
     * Takes answers, as long as the mock exam is open; each counts by its revision, so they may be repeated.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, or {@code response-malformed} for what is no answer to its
     *     question
     */
    public Saved give(MockRef ref, List<MockAnswer.Given> answers, Account by) {
        MockExam mock = require(ref, by);
        List<Check> questions = questions(mock);
        boolean open = mock.takes(clock.instant());
        Saved saved = new Saved(seating(mock), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (MockAnswer.Given given : answers) {
            if (given.position() > questions.size()
                    || !MockAnswer.fits(given.response(), questions.get(given.position() - 1))) {
                throw Refusal.of("response-malformed").asException();
            }
            MockAnswer known = em.find(MockAnswer.class, new MockAnswer.Key(mock.ref(), given.position()));
            if (known != null && known.given().equals(given)) {
                saved.taken().add(given);
            } else if (!open) {
                saved.late().add(given);
            } else if (known == null) {
                em.persist(new MockAnswer(mock.ref(), given));
                saved.taken().add(given);
            } else if (known.take(given)) {
                saved.taken().add(given);
            } else {
                saved.stale().add(known.given());
            }
        }
        return saved;
    }

    /** Hands in. What was wrong, or not answered, waits in practice from then on. Repeating it changes nothing. */
    public Seating handIn(MockRef ref, Account by) {
        MockExam mock = require(ref, by);
        end(mock);
        return seating(mock);
    }

    private void end(MockExam mock) {
        em.lock(mock, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(mock);
        if (mock.isHandedIn()) {
            return;
        }
        MockReview review = reviewed(mock);
        mock.handIn(review.getRight(), clock.instant());
        Map<CheckRef, Boolean> answered = new HashMap<>();
        review.getQuestions().forEach(one -> answered.put(one.check().ref(), one.isRight()));
        practice.note(answered, mock.account());
    }

    /**
     * A mock exam that is over, with what was right.
     *
     * @throws org.examhall.kernel.Refused {@code mock-open} while it is not
     */
    public MockReview review(MockExam mock) {
        if (!mock.isHandedIn()) {
            throw Refusal.of("mock-open").asException();
        }
        return reviewed(mock);
    }

    private MockReview reviewed(MockExam mock) {
        Map<Integer, Set<Integer>> given = new HashMap<>();
        answers(mock).stream()
                .map(MockAnswer::given)
                .forEach(one -> given.put(one.position(), MockAnswer.places(one.response())));
        return MockReview.of(mock, course(mock), given);
    }
}
