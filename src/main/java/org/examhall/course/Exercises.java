package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.candidate.Candidate;
import org.examhall.kernel.FileContent;
import org.examhall.kernel.KeptFiles;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Exercises that are handed in. What somebody writes is their own until they hand it in; then the trainer of their run
 * and the office see it, and nobody else.
 */
@ApplicationScoped
@Transactional
public class Exercises {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Readers readers;

    @Inject
    KeptFiles files;

    @Inject
    AuditTrail audit;

    /** Something that was handed in, with who did. */
    public record HandedIn(ExerciseAnswer answer, Candidate candidate) {}

    /**
     * The exercise of a lesson, as somebody on a run has it.
     *
     * @param answer null as long as nothing has been written
     */
    public record Own(CourseRun run, @Nullable ExerciseAnswer answer) {}

    /** On which run of a course somebody is; on several, that which began last. */
    private static final String ENROLLED = " where r.id = e.runId and e.accountId = :account and e.withdrawnAt is null"
            + " and r.cancelledAt is null and r.course = :course order by r.firstDay desc, r.id desc";

    /** What somebody has written on the exercise of a lesson; nothing for who is on no run of the course. One query. */
    public Optional<Own> own(LessonRef lesson, Account learner) {
        return em.createQuery(
                        "select r, a from CourseRun r, Enrolment e left join ExerciseAnswer a"
                                + " on a.enrolmentId = e.id and a.lesson = :lesson" + ENROLLED,
                        Object[].class)
                .setParameter("account", learner.getId())
                .setParameter("course", lesson.course())
                .setParameter("lesson", lesson.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(row -> new Own((CourseRun) row[0], (ExerciseAnswer) row[1]));
    }

    /** All that somebody has written in a course, on the run that counts, by lesson. */
    public Map<LessonRef, ExerciseAnswer> all(Course course, Account learner) {
        Map<LessonRef, ExerciseAnswer> all = new HashMap<>();
        enrolment(course.id(), learner)
                .ifPresent(one -> em.createQuery(
                                "select a from ExerciseAnswer a where a.enrolmentId = :enrolment", ExerciseAnswer.class)
                        .setParameter("enrolment", one.getId())
                        .getResultList()
                        .forEach(answer -> all.put(answer.lesson(), answer)));
        return all;
    }

    private Optional<Enrolment> enrolment(String course, Account learner) {
        return em.createQuery("select e from CourseRun r, Enrolment e" + ENROLLED, Enrolment.class)
                .setParameter("account", learner.getId())
                .setParameter("course", course)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Keeps a draft.
     *
     * @param seen when that was kept which the learner had before them, in milliseconds since 1970; 0 for nothing
     * @throws org.examhall.kernel.Refused {@code not-found}, why the course is not for them, {@code exercise-no-run},
     *     {@code exercise-handed-in}, {@code exercise-too-long}, {@code exercise-changed} if another window has changed
     *     it since
     */
    public ExerciseAnswer write(LessonRef lesson, String words, long seen, Account learner) {
        ExerciseAnswer answer = begun(lesson, learner);
        Refusal.refuse(answer.write(words, seen, clock.instant()));
        return answer;
    }

    /**
     * Puts a file to the draft.
     *
     * @throws org.examhall.kernel.Refused as {@link #write}, {@code exercise-file-size}, {@code exercise-file-kind}
     */
    public void attach(LessonRef lesson, String name, byte[] bytes, Account learner) {
        ExerciseAnswer answer = begun(lesson, learner);
        String before = answer.getFileId();
        FileContent content = ExerciseFiles.taken(name, bytes);
        Refusal.refuse(answer.attach(files.keep(content), content.name(), clock.instant()));
        dropUnused(before, answer);
    }

    /** Takes the file away from the draft. */
    public void detach(LessonRef lesson, Account learner) {
        ExerciseAnswer answer = begun(lesson, learner);
        String before = answer.getFileId();
        Refusal.refuse(answer.attach("", "", clock.instant()));
        dropUnused(before, answer);
    }

    /** Hands the draft in. */
    public void handIn(LessonRef lesson, Account learner) {
        ExerciseAnswer answer = begun(lesson, learner);
        String before = answer.getHandedFileId();
        Refusal.refuse(answer.handIn(clock.instant()));
        dropUnused(before, answer);
    }

    /** A file that belongs neither to the draft nor to what was handed in any more is nobody's. */
    private void dropUnused(@Nullable String file, ExerciseAnswer answer) {
        if (file != null && !file.equals(answer.getFileId()) && !file.equals(answer.getHandedFileId())) {
            em.flush(); // after it nothing refers to the file
            files.drop(file);
        }
    }

    private ExerciseAnswer begun(LessonRef lesson, Account learner) {
        Course course = readers.require(lesson.course(), Language.EN, Optional.of(learner));
        if (course.lesson(lesson.id()).filter(one -> !one.exercise().isEmpty()).isEmpty()) {
            throw Refusal.of("not-found").asException();
        }
        Enrolment enrolment = enrolment(lesson.course(), learner)
                .orElseThrow(() -> Refusal.of("exercise-no-run").asException());
        return em.createQuery(
                        "select a from ExerciseAnswer a where a.enrolmentId = :enrolment and a.lesson = :lesson",
                        ExerciseAnswer.class)
                .setParameter("enrolment", enrolment.getId())
                .setParameter("lesson", lesson.value())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    ExerciseAnswer fresh =
                            new ExerciseAnswer(Reference.fresh(clock), enrolment, lesson, clock.instant());
                    em.persist(fresh);
                    return fresh;
                });
    }

    private static final String HANDED_IN = "select a, c from ExerciseAnswer a, Enrolment e, Candidate c, CourseRun r"
            + " where a.handedInAt is not null and e.id = a.enrolmentId and c.id = e.candidateId and r.id = a.runId"
            + " and (:office = 1 or r.trainerId = :account)";

    /** What was handed in on a run, to its trainer or the office; what waits for a word first, the earliest first. */
    public List<HandedIn> on(RunRef run, Account by) {
        return handedIn(" and r.id = :key order by a.handedInAt", run.value(), by);
    }

    /** One of them. */
    public Optional<HandedIn> find(String answer, Account by) {
        return handedIn(" and a.id = :key", answer, by).stream().findFirst();
    }

    private List<HandedIn> handedIn(String which, String key, Account by) {
        return em
                .createQuery(HANDED_IN + which, Object[].class)
                .setParameter("office", by.roles().contains(Role.ADMINISTRATOR) ? 1 : 0)
                .setParameter("account", by.getId())
                .setParameter("key", key)
                .getResultList()
                .stream()
                .map(row -> new HandedIn((ExerciseAnswer) row[0], (Candidate) row[1]))
                .toList();
    }

    /**
     * Says something to what was handed in.
     *
     * @throws org.examhall.kernel.Refused {@code not-found} to who is not the run's trainer, nor of the office;
     *     {@code exercise-remark-missing}, {@code exercise-too-long}
     */
    public void remark(String answer, boolean accepted, String words, Account by) {
        HandedIn handedIn =
                find(answer, by).orElseThrow(() -> Refusal.of("not-found").asException());
        Refusal.refuse(handedIn.answer().remark(accepted, words, by.actor(), clock.instant()));
        String what = accepted ? "exercise-accepted" : "exercise-sent-back";
        audit.record(
                by.actor(),
                what,
                "candidate",
                handedIn.candidate().getId(),
                handedIn.answer().lesson().value());
    }

    /**
     * A file, to the learner whose it is, and once it is handed in to the trainer and the office.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, {@code file-damaged}
     */
    public FileContent file(String file, Account by) {
        long theirs = em.createQuery(
                        "select count(a) from ExerciseAnswer a, CourseRun r where r.id = a.runId"
                                + " and (((a.fileId = :file or a.handedFileId = :file) and a.accountId = :account)"
                                + " or (a.handedFileId = :file and (:office = 1 or r.trainerId = :account)))",
                        Long.class)
                .setParameter("file", file)
                .setParameter("account", by.getId())
                .setParameter("office", by.roles().contains(Role.ADMINISTRATOR) ? 1 : 0)
                .getSingleResult();
        if (theirs == 0) {
            throw Refusal.of("not-found").asException();
        }
        return files.read(file);
    }
}
