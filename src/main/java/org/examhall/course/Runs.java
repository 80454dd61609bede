package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.bank.Blueprints;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.kernel.Like;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.mail.PasswordLinks;
import org.examhall.partner.Accreditations;
import org.examhall.partner.Venue;
import org.examhall.partner.VenueRef;
import org.jspecify.annotations.Nullable;

/** Runs of courses: planned by an administrator, who enrols candidates; the trainer notes who was there. */
@ApplicationScoped
@Transactional
public class Runs {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Blueprints blueprints;

    @Inject
    Accounts accounts;

    @Inject
    PasswordLinks passwordLinks;

    @Inject
    Accreditations accreditations;

    @Inject
    AuditTrail audit;

    /** A run with where it is, who gives it, and how many are on it. */
    public record Line(CourseRun run, Venue venue, Account trainer, long enrolled) {}

    /** Somebody on a run, with the account by which they study. */
    public record Participant(Enrolment enrolment, Candidate candidate, Account account) {}

    /**
     * What came of an enrolment.
     *
     * @param password with which a new account is opened the first time, to be shown once; empty if there was an
     *     account
     */
    public record Enrolled(Enrolment enrolment, Account account, String password) {}

    /**
     * Plans a run.
     *
     * @param course the code of the exam to which it leads
     * @throws org.examhall.kernel.Refused {@code not-found} without such an exam, {@code run-days}, {@code run-trainer}
     *     if the trainer is not accredited for the course on its first day
     */
    public CourseRun plan(
            String course, VenueRef venue, AccountRef trainer, LocalDate first, LocalDate last, Actor by) {
        if (blueprints.find(course).isEmpty()) {
            throw Refusal.of("not-found").asException();
        }
        Refusal.refuse(CourseRun.days(first, last));
        requirePlace(course, venue, trainer, first);
        CourseRun run =
                new CourseRun(new RunRef(Reference.fresh(clock)), course, venue, trainer, first, last, clock.instant());
        em.persist(run);
        audit.record(by, "run-planned", "run", run.getId(), course + " " + first);
        return run;
    }

    private void requirePlace(String course, VenueRef venue, AccountRef trainer, LocalDate first) {
        if (em.find(Venue.class, venue.value()) == null) {
            throw Refusal.of("not-found").asException();
        }
        if (!accreditations.admit(trainer, course, first)) {
            throw Refusal.of("run-trainer").asException();
        }
    }

    /**
     * Moves a run to another venue, trainer or days.
     *
     * @throws org.examhall.kernel.Refused as {@link #plan}, and {@code run-cancelled}, or {@code run-attended} if
     *     attendance is noted for a day that would no longer be one of the run's
     */
    public void change(RunRef ref, VenueRef venue, AccountRef trainer, LocalDate first, LocalDate last, Actor by) {
        CourseRun run = require(ref);
        requirePlace(run.getCourse(), venue, trainer, first);
        if (enrolments(ref).stream().anyMatch(one -> one.wasThereOutside(first, last))) {
            throw Refusal.of("run-attended").asException();
        }
        Refusal.refuse(run.change(venue, trainer, first, last));
        audit.record(by, "run-changed", "run", ref.value(), run.getCourse() + " " + first);
    }

    /**
     * Cancels a run: its course closes to those enrolled on it, unless another run opens it to them. What they wrote is
     * kept.
     */
    public void cancel(RunRef ref, String reason, Actor by) {
        Refusal.refuse(require(ref).cancel(reason, clock.instant()));
        audit.record(by, "run-cancelled", "run", ref.value(), reason);
    }

    private List<Enrolment> enrolments(RunRef run) {
        return em.createQuery("select e from Enrolment e where e.runId = :run", Enrolment.class)
                .setParameter("run", run.value())
                .getResultList();
    }

    /**
     * Enrols a candidate. Who studies for the first time gets an account with the address, and a message with a link by
     * which they choose a password of their own; who has an account keeps it.
     *
     * @param email may be empty for a candidate who has an account already
     * @throws org.examhall.kernel.Refused {@code enrolment-email} without an address for a new account,
     *     {@code enrolment-account} if the account belongs to another candidate, {@code enrolment-stands},
     *     {@code run-cancelled}
     */
    public Enrolled enrol(RunRef ref, CandidateRef candidate, String email, Actor by) {
        CourseRun run = require(ref);
        Refusal.refuse(run.standing());
        Candidate person = em.find(Candidate.class, candidate.value());
        if (person == null) {
            throw Refusal.of("not-found").asException();
        }
        Optional<AccountRef> known = accountOf(candidate);
        String password = known.isPresent() || accounts.byEmail(email).isPresent() ? "" : password();
        Account account =
                known.flatMap(accounts::find).orElseGet(() -> account(candidate, person, email, password, by));
        Enrolment enrolment = enrolment(run, candidate, account, by);
        audit.record(by, "enrolled", "candidate", candidate.value(), run.getCourse() + " " + run.getFirstDay());
        return new Enrolled(enrolment, account, password);
    }

    private Account account(CandidateRef candidate, Candidate person, String email, String password, Actor by) {
        if (!email.contains("@")) {
            throw Refusal.of("enrolment-email").asException();
        }
        Optional<Account> there = accounts.byEmail(email);
        if (there.isEmpty()) {
            Account fresh = accounts.create(email, person.getName(), password, Set.of(Role.LEARNER), by);
            passwordLinks.welcome(fresh, person.getLanguage(), by);
            return fresh;
        }
        boolean anothers = candidatesOf(there.get()).stream().anyMatch(one -> !one.equals(candidate.value()));
        if (anothers) {
            throw Refusal.of("enrolment-account").asException();
        }
        return accounts.grant(there.get().ref(), Role.LEARNER, by);
    }

    private Enrolment enrolment(CourseRun run, CandidateRef candidate, Account account, Actor by) {
        Optional<Enrolment> earlier = em.createQuery(
                        "select e from Enrolment e where e.runId = :run and e.candidateId = :candidate",
                        Enrolment.class)
                .setParameter("run", run.getId())
                .setParameter("candidate", candidate.value())
                .getResultStream()
                .findFirst();
        if (earlier.isPresent()) {
            if (!earlier.get().isWithdrawn()) {
                throw Refusal.of("enrolment-stands").asException();
            }
            earlier.get().resume();
            return earlier.get();
        }
        Enrolment enrolment =
                new Enrolment(Reference.fresh(clock), run.ref(), candidate, account.ref(), by, clock.instant());
        em.persist(enrolment);
        return enrolment;
    }

    /** Sixteen characters that nobody guesses, in groups that can be read out. */
    private String password() {
        String random = Reference.fresh(clock).substring(10);
        return random.replaceAll("(.{4})(?=.)", "$1-");
    }

    private Optional<AccountRef> accountOf(CandidateRef candidate) {
        return em.createQuery(
                        "select e.accountId from Enrolment e where e.candidateId = :candidate order by e.id desc",
                        String.class)
                .setParameter("candidate", candidate.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(AccountRef::new);
    }

    private List<String> candidatesOf(Account account) {
        return em.createQuery("select e.candidateId from Enrolment e where e.accountId = :account", String.class)
                .setParameter("account", account.getId())
                .getResultList();
    }

    /** Takes somebody off a run; once is enough. */
    public void withdraw(RunRef run, String enrolment, Actor by) {
        Enrolment found = enrolment(run, enrolment);
        if (!found.isWithdrawn()) {
            Refusal.refuse(found.withdraw(clock.instant()));
            audit.record(by, "enrolment-ended", "candidate", found.candidate().value(), run.value());
        }
    }

    /** Whether somebody of a run was there on a day, or was not. */
    public record Mark(String enrolment, LocalDate day, boolean present) {}

    /**
     * Notes who was there on which day: all of it, or nothing if one mark cannot be noted.
     *
     * @param by the run's trainer, or somebody of the office; to anybody else there is no such run
     * @return how many marks were not noted so before
     */
    public int attend(RunRef ref, List<Mark> marks, Account by) {
        CourseRun run = look(ref, by)
                .orElseThrow(() -> Refusal.of("not-found").asException())
                .run();
        int noted = 0;
        for (Mark mark : marks) {
            noted += note(mark, run, by) ? 1 : 0;
        }
        return noted;
    }

    private boolean note(Mark mark, CourseRun run, Account by) {
        Enrolment found = enrolment(run.ref(), mark.enrolment());
        if (found.wasThere(mark.day()) == mark.present()) {
            return false;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), venue(run).getZone());
        Refusal.refuse(found.attend(run, mark.day(), mark.present(), today));
        String what = mark.present() ? "attendance-noted" : "attendance-taken-back";
        audit.record(by.actor(), what, "candidate", found.candidate().value(), run.getCourse() + " " + mark.day());
        return true;
    }

    private Enrolment enrolment(RunRef run, String id) {
        Enrolment found = em.find(Enrolment.class, id);
        if (found == null || !found.run().equals(run)) {
            throw Refusal.of("not-found").asException();
        }
        return found;
    }

    /** The sitting at the end of the run has been planned. */
    public void leadTo(RunRef ref, String sitting, Actor by) {
        // Locked, so that of two who ask at the same moment one is told that the other was first.
        CourseRun run = em.find(CourseRun.class, ref.value(), LockModeType.PESSIMISTIC_WRITE);
        if (run == null) {
            throw Refusal.of("not-found").asException();
        }
        Refusal.refuse(run.leadTo(sitting));
        audit.record(by, "run-sitting", "run", ref.value(), sitting);
    }

    private CourseRun require(RunRef ref) {
        return find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
    }

    public Optional<CourseRun> find(RunRef ref) {
        return Optional.ofNullable(em.find(CourseRun.class, ref.value()));
    }

    public Venue venue(CourseRun run) {
        return em.find(Venue.class, run.venue().value());
    }

    /** Which runs are listed. */
    public enum Shown {
        /** Those that are to come or under way. */
        AHEAD,
        PAST,
        CANCELLED,
        ALL
    }

    private static final String LINE =
            "select r, v, t, (select count(e) from Enrolment e where e.runId = r.id and e.withdrawnAt is null)";

    private static final String THEIRS = " from CourseRun r, Venue v, Account t where v.id = r.venueId"
            + " and t.id = r.trainerId and (:office = 1 or r.trainerId = :account)";

    private static final String MATCH = THEIRS
            + " and lower(concat(v.name, concat(' ', concat(v.place, concat(' ', t.name))))) like :words escape '!'"
            + " and (:shown = 'ALL' or (:shown = 'CANCELLED' and r.cancelledAt is not null)"
            + " or (:shown = 'AHEAD' and r.cancelledAt is null and r.lastDay >= :today)"
            + " or (:shown = 'PAST' and r.cancelledAt is null and r.lastDay < :today))";

    /** The run with what is known of it, if this person may look at it: its trainer, or the office. */
    public Optional<Line> look(RunRef ref, Account by) {
        return lines(theirs(LINE + THEIRS + " and r.id = :run", Object[].class, by)
                        .setParameter("run", ref.value()))
                .stream()
                .findFirst();
    }

    /**
     * The runs of a trainer, or all to the office, the latest first.
     *
     * @param words part of the venue's name or place, or of the trainer's name; empty for all
     */
    public List<Line> search(String words, Shown shown, Account by, int first, int count) {
        return lines(matching(LINE + MATCH + " order by r.firstDay desc, r.id desc", Object[].class, words, shown, by)
                .setFirstResult(first)
                .setMaxResults(count));
    }

    public long count(String words, Shown shown, Account by) {
        return matching("select count(r)" + MATCH, Long.class, words, shown, by).getSingleResult();
    }

    /**
     * The runs on which somebody is enrolled, of all courses, the earliest first; cancelled ones until they are past.
     */
    public List<Line> of(Account learner) {
        return lines(em.createQuery(
                        LINE + " from CourseRun r, Venue v, Account t, Enrolment mine where v.id = r.venueId"
                                + " and t.id = r.trainerId and mine.runId = r.id and mine.accountId = :account"
                                + " and mine.withdrawnAt is null and (r.cancelledAt is null or r.lastDay >= :today)"
                                + " order by r.firstDay, r.id",
                        Object[].class)
                .setParameter("account", learner.getId())
                .setParameter("today", today()));
    }

    private <T> TypedQuery<T> matching(String query, Class<T> type, String words, Shown shown, Account by) {
        return theirs(query, type, by)
                .setParameter("words", Like.containing(words))
                .setParameter("shown", shown.name())
                .setParameter("today", today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A query of what belongs to a trainer; everything does to the office. */
    private <T> TypedQuery<T> theirs(String query, Class<T> type, Account by) {
        return em.createQuery(query, type)
                .setParameter("office", by.roles().contains(Role.ADMINISTRATOR) ? 1 : 0)
                .setParameter("account", by.getId());
    }

    /** Whether the course of a run is still closed to those enrolled on it. */
    public boolean isAhead(Line line) {
        return !hasCome(line, line.run().getFirstDay());
    }

    /** Whether a day has begun where a run is given. */
    public boolean hasCome(Line line, LocalDate day) {
        return !day.isAfter(LocalDate.ofInstant(clock.instant(), line.venue().getZone()));
    }

    private static List<Line> lines(TypedQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(row ->
                        new Line((CourseRun) row[0], (Venue) row[1], (Account) row[2], ((Number) row[3]).longValue()))
                .toList();
    }

    /** Who is on a run, by name. */
    public List<Participant> participants(RunRef run) {
        return em
                .createQuery(
                        "select e, c, a from Enrolment e, Candidate c, Account a where e.runId = :run"
                                + " and e.withdrawnAt is null and c.id = e.candidateId and a.id = e.accountId"
                                + " order by c.familyName, c.givenName, c.id",
                        Object[].class)
                .setParameter("run", run.value())
                .getResultList()
                .stream()
                .map(row -> new Participant((Enrolment) row[0], (Candidate) row[1], (Account) row[2]))
                .toList();
    }

    /**
     * Somebody of the register who could be enrolled.
     *
     * @param account by which they study; null for who has none yet
     * @param enrolled whether they are on the run already
     */
    public record Prospect(Candidate candidate, @Nullable Account account, boolean enrolled) {}

    /** These candidates, with what their enrolment on a run takes. */
    public List<Prospect> prospects(RunRef run, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        Map<String, Account> accounts = new HashMap<>();
        Set<String> there = new HashSet<>();
        em.createQuery(
                        "select e, a from Enrolment e, Account a where a.id = e.accountId and e.candidateId in :keys"
                                + " order by e.id",
                        Object[].class)
                .setParameter("keys", candidates.stream().map(Candidate::getId).toList())
                .getResultList()
                .forEach(row -> {
                    Enrolment enrolment = (Enrolment) row[0];
                    accounts.put(enrolment.candidate().value(), (Account) row[1]);
                    if (enrolment.run().equals(run) && !enrolment.isWithdrawn()) {
                        there.add(enrolment.candidate().value());
                    }
                });
        return candidates.stream()
                .map(one -> new Prospect(one, accounts.get(one.getId()), there.contains(one.getId())))
                .toList();
    }
}
