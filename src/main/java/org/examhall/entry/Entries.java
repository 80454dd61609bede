package org.examhall.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Blueprint;
import org.examhall.bank.PaperRef;
import org.examhall.candidate.Arrangement;
import org.examhall.candidate.Arrangements;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.CandidateRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** Entries of candidates for exams at sittings. */
@ApplicationScoped
@Transactional
public class Entries {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Arrangements arrangements;

    @Inject
    AuditTrail audit;

    /** Whether this candidate may be entered. */
    public Admission mayEnter(CandidateRef candidate, SittingRef sitting, Blueprint blueprint, int extraPercent) {
        return AdmissionPolicy.decide(
                blueprint.code(), blueprint.attempts(), sitting, of(candidate), passed(candidate), extraPercent);
    }

    /**
     * Enters a candidate, with the approved arrangement that holds on the day of the sitting.
     *
     * @param day of the sitting, where it is held
     * @param extraPercent extra time as a percentage of the exam's duration, 0 for none; not asked for where there is
     *     an arrangement, which says it itself
     * @throws org.examhall.kernel.Refused with the reason, if the candidate may not be entered
     */
    public Entry enter(
            CandidateRef candidate,
            SittingRef sitting,
            LocalDate day,
            Blueprint blueprint,
            int extraPercent,
            Actor by) {
        Optional<Arrangement> arrangement = arrangements.on(candidate, day);
        int percent = arrangement.map(one -> one.needs().extraPercent()).orElse(extraPercent);
        Admission admission = mayEnter(candidate, sitting, blueprint, percent);
        if (admission instanceof Admission.NotAdmitted refused) {
            throw refused.reason().asException();
        }
        Entry entry = new Entry(
                new EntryRef(Reference.fresh(clock)),
                candidate,
                sitting,
                blueprint.code(),
                ((Admission.Admitted) admission).attempt(),
                Duration.ofMinutes(blueprint.minutes()),
                percent,
                Keycode.fresh(),
                clock.instant());
        arrangement.ifPresent(entry::freeze);
        em.persist(entry);
        audit.record(by, "candidate-entered", "entry", entry.getId(), sitting.value());
        return entry;
    }

    /**
     * Enters made-up candidates for a sitting that tries the server. The rules of admission are not asked: nobody
     * passes and nobody uses up an attempt there.
     */
    public List<Entry> rehearse(
            Collection<CandidateRef> candidates, SittingRef sitting, Blueprint blueprint, Duration time) {
        List<Entry> made = new ArrayList<>();
        for (CandidateRef candidate : candidates) {
            Entry entry = new Entry(
                    new EntryRef(Reference.fresh(clock)),
                    candidate,
                    sitting,
                    blueprint.code(),
                    1,
                    time,
                    0,
                    Keycode.fresh(),
                    clock.instant());
            em.persist(entry);
            made.add(entry);
        }
        return made;
    }

    /** Takes back an entry whose exam has not been prepared. */
    public void withdraw(EntryRef ref, Actor by) {
        Entry entry = find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
        if (entry.paper().isPresent()) {
            throw Refusal.of("entry-has-paper").asException();
        }
        entry.withdraw(clock.instant());
        audit.record(by, "entry-withdrawn", "entry", entry.getId(), "");
    }

    /** Gives an entry the paper that was drawn for it. */
    public void assign(EntryRef ref, PaperRef paper, int repeatedItems) {
        find(ref).orElseThrow(() -> Refusal.of("not-found").asException()).assign(paper, repeatedItems);
    }

    /** Gives an entry another paper in the place of one that nobody has seen. */
    public void exchange(EntryRef ref, PaperRef paper) {
        find(ref).orElseThrow(() -> Refusal.of("not-found").asException()).exchange(paper);
    }

    public Optional<Entry> find(EntryRef ref) {
        return Optional.ofNullable(em.find(Entry.class, ref.value()));
    }

    /** The entries of a sitting that have not been withdrawn. */
    public List<Entry> at(SittingRef sitting) {
        return em.createQuery(
                        "select e from Entry e where e.sittingId = :sitting and e.withdrawnAt is null order by e.id",
                        Entry.class)
                .setParameter("sitting", sitting.value())
                .getResultList();
    }

    /** Something that differs when the entries of a sitting do, and takes much less time to read than they. */
    public String mark(SittingRef sitting) {
        Object[] sums = em.createQuery(
                        "select count(e), sum(e.version) from Entry e where e.sittingId = :sitting and e.withdrawnAt is null",
                        Object[].class)
                .setParameter("sitting", sitting.value())
                .getSingleResult();
        return sums[0] + "/" + sums[1];
    }

    /** All entries of a candidate, the oldest first. */
    public List<Entry> of(CandidateRef candidate) {
        return em.createQuery("select e from Entry e where e.candidateId = :candidate order by e.id", Entry.class)
                .setParameter("candidate", candidate.value())
                .getResultList();
    }

    /** All entries of some candidates for an exam, the oldest first. */
    public List<Entry> of(Collection<CandidateRef> candidates, String blueprint) {
        return em.createQuery(
                        "select e from Entry e where e.candidateId in :candidates and e.blueprint = :blueprint"
                                + " order by e.id",
                        Entry.class)
                .setParameter(
                        "candidates",
                        candidates.stream().map(CandidateRef::value).toList())
                .setParameter("blueprint", blueprint)
                .getResultList();
    }

    /** The entry that a candidate number and a keycode open; both have to be right. */
    public Optional<Entry> unlock(CandidateNumber number, Keycode keycode) {
        return em.createQuery(
                        "select e from Entry e, Candidate c where c.id = e.candidateId and c.number = :number"
                                + " and e.keycode = :keycode and e.withdrawnAt is null",
                        Entry.class)
                .setParameter("number", number)
                .setParameter("keycode", keycode.value())
                .getResultStream()
                .findFirst();
    }

    /** Records a released pass, which opens the exams that require it. */
    public void recordPass(CandidateRef candidate, String blueprint) {
        if (!passed(candidate).contains(blueprint)) {
            em.persist(new Achievement(Reference.fresh(clock), candidate.value(), blueprint, clock.instant()));
        }
    }

    /** Takes back a pass that was released and is none any more; who was admitted because of it stays admitted. */
    public void withdrawPass(CandidateRef candidate, String blueprint) {
        em.createQuery("delete from Achievement a where a.candidateId = :candidate and a.blueprint = :blueprint")
                .setParameter("candidate", candidate.value())
                .setParameter("blueprint", blueprint)
                .executeUpdate();
    }

    private Set<String> passed(CandidateRef candidate) {
        return new HashSet<>(
                em.createQuery("select a.blueprint from Achievement a where a.candidateId = :candidate", String.class)
                        .setParameter("candidate", candidate.value())
                        .getResultList());
    }
}
