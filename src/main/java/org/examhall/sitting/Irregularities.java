package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** What went wrong at sittings. It is noted while the sitting is open, and then stands as it was written. */
@ApplicationScoped
@Transactional
public class Irregularities {

    /** How long each of the two texts may be, in characters. */
    static final int LONGEST = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Sittings sittings;

    @Inject
    AuditTrail audit;

    /**
     * Notes what happened and what was done. The audit trail hears that it was noted, not the words, which may be about
     * persons.
     *
     * @param concerned the scripts of those whom it concerns; empty if it concerns the room
     * @param request names this note, so that one that is sent again, because the answer to it was lost, is kept once
     * @throws org.examhall.kernel.Refused if a text is missing or longer than {@link #LONGEST}, if the sitting is not
     *     open, or {@code not-found} if a script belongs to another sitting
     */
    public void note(
            SittingRef sitting,
            Collection<ScriptRef> concerned,
            IrregularityKind kind,
            String happened,
            String done,
            String request,
            Actor by) {
        Refusal.refuse(refusal(happened, done));
        Reference.requireRequest(request);
        sittings.requireOpen(sitting);
        if (isNoted(request)) {
            return;
        }
        String id = Reference.fresh(clock);
        em.persist(new NotedIrregularity(
                id,
                sitting,
                kind,
                happened.strip(),
                done.strip(),
                candidates(sitting, concerned),
                request,
                by,
                clock.instant()));
        audit.record(by, "irregularity-noted", "sitting", sitting.value(), kind.name());
    }

    /** What is wrong with the texts of a note, if anything is. */
    static Optional<Refusal> refusal(String happened, String done) {
        if (happened.isBlank() || done.isBlank()) {
            return Optional.of(Refusal.of("irregularity-incomplete"));
        }
        if (happened.strip().length() > LONGEST || done.strip().length() > LONGEST) {
            return Optional.of(Refusal.of("irregularity-too-long", LONGEST));
        }
        return Optional.empty();
    }

    private boolean isNoted(String request) {
        return em.createQuery("select count(i) from NotedIrregularity i where i.request = :request", Long.class)
                        .setParameter("request", request)
                        .getSingleResult()
                > 0;
    }

    private List<CandidateRef> candidates(SittingRef sitting, Collection<ScriptRef> concerned) {
        List<CandidateRef> candidates = new ArrayList<>();
        for (ScriptRef script : new LinkedHashSet<>(concerned)) {
            candidates.add(em.createQuery(
                            "select s.candidateId from Script s where s.id = :id and s.sittingId = :sitting",
                            String.class)
                    .setParameter("id", script.value())
                    .setParameter("sitting", sitting.value())
                    .getResultStream()
                    .findFirst()
                    .map(CandidateRef::new)
                    .orElseThrow(() -> Refusal.of("not-found").asException()));
        }
        return candidates;
    }

    /** What has been noted at a sitting, in the order in which it was. */
    public List<Irregularity> at(SittingRef sitting) {
        return em
                .createQuery(
                        "select distinct i from NotedIrregularity i left join fetch i.candidates"
                                + " where i.sittingId = :sitting order by i.notedAt, i.id",
                        NotedIrregularity.class)
                .setParameter("sitting", sitting.value())
                .getResultList()
                .stream()
                .map(NotedIrregularity::shown)
                .toList();
    }
}
