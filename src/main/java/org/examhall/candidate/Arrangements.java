package org.examhall.candidate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.kernel.Like;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Waiting;
import org.jspecify.annotations.Nullable;

/** Access arrangements: requested, approved and withdrawn by administrators, and found for a sitting's day. */
@ApplicationScoped
@Transactional
public class Arrangements {

    static final int LONGEST_NOTE = 2000;
    /** An arrangement is looked at again after some time; five years are more than a diagnosis is taken for. */
    static final int MOST_YEARS = 5;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    /** An arrangement and whom it is for. */
    public record Line(Arrangement arrangement, Candidate candidate) {}

    /**
     * Requests an arrangement.
     *
     * @param note what shows the need, such as a letter and its date; not empty
     * @throws org.examhall.kernel.Refused if nothing is asked for, a value is none that the need can have, the last day
     *     is past or too far away, or the evidence is missing
     */
    public Arrangement request(
            CandidateRef candidate, Needs needs, LocalDate validUntil, Evidence.Reason reason, String note, Actor by) {
        Refusal.refuse(needs.objection());
        if (validUntil.isBefore(today()) || validUntil.isAfter(today().plusYears(MOST_YEARS))) {
            throw Refusal.of("arrangement-until", MOST_YEARS).asException();
        }
        if (note.isBlank() || note.strip().length() > LONGEST_NOTE) {
            throw Refusal.of("arrangement-note", LONGEST_NOTE).asException();
        }
        if (em.find(Candidate.class, candidate.value()) == null) {
            throw Refusal.of("not-found").asException();
        }
        ArrangementRef ref = new ArrangementRef(Reference.fresh(clock));
        Arrangement arrangement = new Arrangement(ref, candidate, needs, validUntil, by, clock.instant());
        em.persist(arrangement);
        em.persist(new Evidence(ref, reason, note));
        audit.record(by, "arrangement-requested", "arrangement", ref.value(), candidate.value());
        return arrangement;
    }

    /** Whether this person may approve this arrangement now. */
    public Approval mayApprove(Arrangement arrangement, Actor by) {
        boolean others = accounts.all().stream()
                .anyMatch(account -> !account.isDisabled()
                        && account.roles().contains(Role.ADMINISTRATOR)
                        && !account.getId().equals(by.id()));
        return ApprovalPolicy.decide(arrangement, of(arrangement.candidate()), by, others, today());
    }

    /** @throws org.examhall.kernel.Refused with the reason, if this person may not approve it */
    public void approve(ArrangementRef ref, Actor by) {
        Arrangement arrangement = require(ref);
        // Two approvals at once would leave two that hold: they take turns at the candidate.
        em.lock(
                em.find(Candidate.class, arrangement.candidate().value()),
                jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
        if (mayApprove(arrangement, by) instanceof Approval.NotGranted refused) {
            throw refused.reason().asException();
        }
        arrangement.approve(by, clock.instant());
        audit.record(by, "arrangement-approved", "arrangement", ref.value(), "");
    }

    public void withdraw(ArrangementRef ref, Actor by) {
        Refusal.refuse(require(ref).withdraw(by, clock.instant()));
        audit.record(by, "arrangement-withdrawn", "arrangement", ref.value(), "");
    }

    /** Shows the evidence, which is written down in the same transaction: nobody sees it without a trace. */
    public Evidence showEvidence(ArrangementRef ref, Actor by) {
        Evidence evidence = em.find(Evidence.class, ref.value());
        if (evidence == null) {
            throw Refusal.of("not-found").asException();
        }
        audit.record(by, "arrangement-evidence-seen", "arrangement", ref.value(), "");
        return evidence;
    }

    /** The approved arrangement that holds for a candidate on a day. */
    public Optional<Arrangement> on(CandidateRef candidate, LocalDate day) {
        return of(candidate).stream()
                .filter(one -> one.stateOn(day) == Arrangement.State.APPROVED)
                .findFirst();
    }

    /** All arrangements of a candidate, the newest first. */
    public List<Arrangement> of(CandidateRef candidate) {
        return em.createQuery(
                        "select a from Arrangement a where a.candidateId = :candidate order by a.id desc",
                        Arrangement.class)
                .setParameter("candidate", candidate.value())
                .getResultList();
    }

    /** Arrangements in a state, or in any for null, of candidates whose name or number contains the words. */
    public List<Line> search(String words, Arrangement.@Nullable State state, int first, int count) {
        return ask("select a, c from " + FROM + among(state) + " order by a.id desc", Object[].class, words, state)
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList()
                .stream()
                .map(row -> new Line((Arrangement) row[0], (Candidate) row[1]))
                .toList();
    }

    public long count(String words, Arrangement.@Nullable State state) {
        return ask("select count(a) from " + FROM + among(state), Long.class, words, state)
                .getSingleResult();
    }

    private static final String FROM = "Arrangement a, Candidate c where c.id = a.candidateId"
            + " and (lower(concat(c.givenName, concat(' ', c.familyName))) like :words escape '!'"
            + " or concat(c.number, '') like :digits escape '!')";

    private static String among(Arrangement.@Nullable State state) {
        if (state == null) {
            return "";
        }
        return switch (state) {
            case REQUESTED, WITHDRAWN -> " and a.state = :state";
            case APPROVED -> " and a.state = :state and a.validUntil >= :today";
            case EXPIRED -> " and a.state = :state and a.validUntil < :today";
        };
    }

    private <T> TypedQuery<T> ask(String query, Class<T> type, String words, Arrangement.@Nullable State state) {
        TypedQuery<T> asked = em.createQuery(query, type)
                .setParameter("words", Like.containing(words))
                .setParameter("digits", Like.containing(CandidateNumber.normal(words)));
        if (state != null) {
            asked.setParameter("state", state == Arrangement.State.EXPIRED ? Arrangement.State.APPROVED : state);
        }
        if (state == Arrangement.State.APPROVED || state == Arrangement.State.EXPIRED) {
            asked.setParameter("today", today());
        }
        return asked;
    }

    /** Today, for dates that hold everywhere. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void tell(@Observes Waiting waiting) {
        waiting.add(
                "arrangements-requested",
                count("", Arrangement.State.REQUESTED),
                "/candidate/arrangements.xhtml?state=REQUESTED");
    }

    private Arrangement require(ArrangementRef ref) {
        Arrangement arrangement = em.find(Arrangement.class, ref.value());
        if (arrangement == null) {
            throw Refusal.of("not-found").asException();
        }
        return arrangement;
    }
}
