package org.examhall.candidate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** Interests that trainers and markers have in candidates: declared by themselves or by an administrator. */
@ApplicationScoped
@Transactional
public class Interests {

    static final int LONGEST_NOTE = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    /** An interest, whose it is, and in whom. */
    public record Line(Interest interest, Account trainer, Candidate candidate) {}

    /**
     * Declares an interest.
     *
     * @param trainer whose it is: one's own, unless an administrator declares it
     * @param note what a reader should know of it; may be empty
     * @throws org.examhall.kernel.Refused {@code interest-not-yours}, {@code interest-not-trainer},
     *     {@code interest-note}, {@code interest-stands-already}
     */
    public Interest declare(AccountRef trainer, CandidateRef candidate, Interest.Kind kind, String note, Actor by) {
        Account person = accounts.find(trainer)
                .filter(account -> account.roles().stream().anyMatch(Accounts.IMPARTIAL::contains))
                .orElseThrow(() -> Refusal.of("interest-not-trainer").asException());
        boolean office = accounts.find(new AccountRef(by.id()))
                .filter(account -> account.roles().contains(Role.ADMINISTRATOR))
                .isPresent();
        if (!office && !person.getId().equals(by.id())) {
            throw Refusal.of("interest-not-yours").asException();
        }
        if (note.strip().length() > LONGEST_NOTE) {
            throw Refusal.of("interest-note", LONGEST_NOTE).asException();
        }
        if (em.find(Candidate.class, candidate.value()) == null) {
            throw Refusal.of("not-found").asException();
        }
        if (in(trainer).contains(candidate)) {
            throw Refusal.of("interest-stands-already").asException();
        }
        Interest interest =
                new Interest(Reference.fresh(clock), trainer, candidate, kind, note.strip(), by, clock.instant());
        em.persist(interest);
        audit.record(by, "interest-declared", "account", trainer.value(), candidate.value());
        return interest;
    }

    /** An administrator has found that the tie is no more. */
    public void end(String id, Actor by) {
        Interest interest = Reference.isWellFormed(id) ? em.find(Interest.class, id) : null;
        if (interest == null) {
            throw Refusal.of("not-found").asException();
        }
        Refusal.refuse(interest.end(by, clock.instant()));
        audit.record(
                by,
                "interest-ended",
                "account",
                interest.trainer().value(),
                interest.candidate().value());
    }

    /** In whom this trainer has an interest now. */
    public Set<CandidateRef> in(AccountRef trainer) {
        return em.createQuery(
                        "select i.candidateId from Interest i where i.accountId = :trainer and i.endedAt is null",
                        String.class)
                .setParameter("trainer", trainer.value())
                .getResultStream()
                .map(CandidateRef::new)
                .collect(Collectors.toSet());
    }

    /** The interests of one trainer, the latest first. */
    public List<Line> of(AccountRef trainer) {
        return lines(LINES + " and i.accountId = :trainer" + LATEST, trainer.value());
    }

    /** All interests, the latest first. */
    public List<Line> all() {
        return lines(LINES + LATEST, "");
    }

    private static final String LINES =
            "select i, t, c from Interest i, Account t, Candidate c where t.id = i.accountId and c.id = i.candidateId";
    private static final String LATEST = " order by i.id desc";

    private List<Line> lines(String query, String trainer) {
        TypedQuery<Object[]> asked = em.createQuery(query, Object[].class).setMaxResults(500);
        if (!trainer.isEmpty()) {
            asked.setParameter("trainer", trainer);
        }
        return asked.getResultList().stream()
                .map(row -> new Line((Interest) row[0], (Account) row[1], (Candidate) row[2]))
                .toList();
    }
}
