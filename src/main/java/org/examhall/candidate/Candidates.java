package org.examhall.candidate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Language;
import org.examhall.kernel.Like;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** The candidates whom the foundation has registered. */
@ApplicationScoped
@Transactional
public class Candidates {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    /**
     * Registers a candidate.
     *
     * @throws org.examhall.kernel.Refused if the number is registered already, or the date of birth is not in the past
     */
    public Candidate register(
            CandidateNumber number,
            String givenName,
            String familyName,
            LocalDate bornOn,
            Language language,
            Actor by) {
        if (isTaken(number)) {
            throw Refusal.of("candidate-exists", number.value()).asException();
        }
        if (!bornOn.isBefore(LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC))) {
            throw Refusal.of("born-in-future").asException();
        }
        CandidateRef ref = new CandidateRef(Reference.fresh(clock));
        Candidate candidate = new Candidate(ref, number, givenName, familyName, bornOn, language, clock.instant());
        em.persist(candidate);
        audit.record(by, "candidate-registered", "candidate", ref.value(), "");
        return candidate;
    }

    public Optional<Candidate> find(CandidateRef ref) {
        return Optional.ofNullable(em.find(Candidate.class, ref.value()));
    }

    private boolean isTaken(CandidateNumber number) {
        return em.createQuery("select count(c) from Candidate c where c.number = :number", Long.class)
                        .setParameter("number", number)
                        .getSingleResult()
                > 0;
    }

    /**
     * So many made-up candidates, to try a server with. They are in no list and are not found by their numbers; the
     * same ones serve every rehearsal, and what is missing is made. Their numbers begin with five zeros.
     */
    public List<Candidate> rehearsing(int count) {
        List<Candidate> all = new ArrayList<>(
                em.createQuery("select c from Candidate c where c.rehearsal = 1 order by c.number", Candidate.class)
                        .setMaxResults(count)
                        .getResultList());
        for (int digits = 1; all.size() < count; digits++) {
            String eight = String.format(Locale.ROOT, "%08d", digits);
            if (CandidateNumber.isIssued(eight) && !isTaken(CandidateNumber.complete(eight))) {
                CandidateRef ref = new CandidateRef(Reference.fresh(clock));
                Candidate made =
                        Candidate.rehearsing(ref, CandidateNumber.complete(eight), "No. " + digits, clock.instant());
                em.persist(made);
                all.add(made);
            }
        }
        return all;
    }

    public Optional<Candidate> byNumber(CandidateNumber number) {
        return em.createQuery("select c from Candidate c where c.number = :number and c.rehearsal = 0", Candidate.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** Those with the given keys, by key; keys without a candidate are left out. */
    public Map<CandidateRef, Candidate> byRef(Collection<CandidateRef> refs) {
        Map<CandidateRef, Candidate> found = new HashMap<>();
        List<String> keys = refs.stream().map(CandidateRef::value).distinct().toList();
        for (int from = 0; from < keys.size(); from += 500) {
            List<String> some = keys.subList(from, Math.min(from + 500, keys.size()));
            em.createQuery("select c from Candidate c where c.id in :keys", Candidate.class)
                    .setParameter("keys", some)
                    .getResultStream()
                    .forEach(c -> found.put(c.ref(), c));
        }
        return found;
    }

    /** In which order candidates are listed. */
    public enum Order {
        NAME("c.familyName, c.givenName, c.id"),
        NUMBER("c.number"),
        YOUNGEST("c.bornOn desc, c.id"),
        NEWEST("c.createdAt desc, c.id desc");

        private final String columns;

        Order(String columns) {
            this.columns = columns;
        }
    }

    /** Candidates whose name or number contains the words; empty for all. */
    public List<Candidate> search(String words, Order order, int first, int count) {
        return em.createQuery(
                        "select c from Candidate c where " + MATCH + " order by " + order.columns, Candidate.class)
                .setParameter("words", Like.containing(words))
                .setParameter("digits", Like.containing(CandidateNumber.normal(words)))
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList();
    }

    public long count(String words) {
        return em.createQuery("select count(c) from Candidate c where " + MATCH, Long.class)
                .setParameter("words", Like.containing(words))
                .setParameter("digits", Like.containing(CandidateNumber.normal(words)))
                .getSingleResult();
    }

    private static final String MATCH =
            "c.rehearsal = 0 and (lower(concat(c.givenName, concat(' ', c.familyName))) like :words escape '!'"
                    + " or concat(c.number, '') like :digits escape '!')";
}
