package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.Role;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.partner.Accreditation;
import org.examhall.partner.Accreditations;

/** Finds out what somebody may read. Authors, keepers and the office cost no query; members one short one. */
@ApplicationScoped
@Transactional
public class Readers {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accreditations accreditations;

    @Inject
    Courses courses;

    @Inject
    OpenedBenefits benefits;

    public Reader reader(Optional<Account> account) {
        return account.map(one -> reader(one, runs(one, ""))).orElse(Reader.VISITOR);
    }

    /** Somebody of whom it is known on which runs they are. */
    Reader reader(Account account, List<OnRun> runs) {
        Set<Role> roles = account.roles();
        return new Reader(
                roles,
                roles.contains(Role.TRAINER) ? accredited(account) : Set.of(),
                opens(runs),
                benefits.of(account));
    }

    /** Why this account may not read the course, if so. */
    public Optional<Refusal> refusal(Optional<Account> account, Course course) {
        return ReadingPolicy.refusal(reader(account), course, clock.instant());
    }

    /** Why this account may not have the course's forms and sheets, if so. */
    public Optional<Refusal> templatesRefusal(Optional<Account> account, Course course) {
        return ReadingPolicy.templatesRefusal(reader(account), course, clock.instant());
    }

    /** The courses that this account may read. */
    public List<Course> readable(Optional<Account> account, Language language) {
        Reader reader = reader(account);
        Instant now = clock.instant();
        return courses.in(language).stream()
                .filter(course -> ReadingPolicy.refusal(reader, course, now).isEmpty())
                .toList();
    }

    /**
     * The course, if this account may read it.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, or why not
     */
    Course require(String course, Language language, Optional<Account> account) {
        Course found = courses.find(course, language)
                .orElseThrow(() -> Refusal.of("not-found").asException());
        Refusal.refuse(refusal(account, found));
        return found;
    }

    private Set<String> accredited(Account trainer) {
        LocalDate today = accreditations.today();
        return accreditations.of(trainer.ref()).stream()
                .filter(one -> one.admits(one.getExam(), today))
                .map(Accreditation::getExam)
                .collect(Collectors.toSet());
    }

    private static Map<String, Instant> opens(List<OnRun> runs) {
        Map<String, Instant> opens = new HashMap<>();
        for (OnRun run : runs) {
            opens.merge(run.course(), run.opens(), (one, other) -> one.isBefore(other) ? one : other);
        }
        return opens;
    }

    /**
     * The runs on which somebody is. One query, for learners; none for others.
     *
     * @param lesson of whose exercise it matters whether something is written; or empty
     */
    List<OnRun> runs(Account account, String lesson) {
        if (!account.roles().contains(Role.LEARNER)) {
            return List.of();
        }
        return em
                .createQuery(
                        "select r.course, r.id, r.firstDay, v.zone, a.id from CourseRun r, Venue v, Enrolment e"
                                + " left join ExerciseAnswer a on a.enrolmentId = e.id and a.lesson = :lesson"
                                + " where e.accountId = :account and e.withdrawnAt is null and r.id = e.runId"
                                + " and r.cancelledAt is null and v.id = r.venueId",
                        Object[].class)
                .setParameter("account", account.getId())
                .setParameter("lesson", lesson)
                .getResultList()
                .stream()
                .map(row -> new OnRun(
                        (String) row[0],
                        (String) row[1],
                        (LocalDate) row[2],
                        ZoneId.of((String) row[3]),
                        row[4] != null))
                .toList();
    }
}
