package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** What invigilators remark at sittings, and why they admitted somebody not: written while the sitting is open. */
@ApplicationScoped
@Transactional
public class RoomRemarks {

    /** How long a remark may be, in characters; what needs more is an irregularity. */
    static final int LONGEST = 300;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Sittings sittings;

    @Inject
    AuditTrail audit;

    /**
     * Writes a remark down. The audit trail hears that there is one, not its words, which may be about persons.
     *
     * @param concerned the scripts of those whom it concerns; empty if it concerns the room
     * @param request names this remark, so that one that is sent again, because the answer to it was lost, is kept once
     * @throws org.examhall.kernel.Refused if there are no words or more than {@link #LONGEST} characters, if the
     *     sitting is not open, or {@code not-found} if a script belongs to another sitting
     */
    public void write(SittingRef sitting, Collection<ScriptRef> concerned, String words, String request, Actor by) {
        Refusal.refuse(refusal(words));
        Reference.requireRequest(request);
        sittings.requireOpen(sitting);
        Set<ScriptRef> theirs = new LinkedHashSet<>(concerned);
        theirs.forEach(script -> requireAt(sitting, script));
        if (isWritten(request)) {
            return;
        }
        keep(sitting, RoomRemark.Kind.REMARK, theirs, words, request, by);
        audit.record(by, "remark-written", "sitting", sitting.value(), "");
    }

    /** Keeps why these were not admitted. */
    void notAdmitted(SittingRef sitting, Collection<ScriptRef> refused, String reason, Actor by) {
        keep(sitting, RoomRemark.Kind.NOT_ADMITTED, refused, reason, Reference.fresh(clock), by);
    }

    private void keep(
            SittingRef sitting,
            RoomRemark.Kind kind,
            Collection<ScriptRef> concerned,
            String words,
            String request,
            Actor by) {
        em.persist(new WrittenRemark(
                Reference.fresh(clock), sitting, kind, words.strip(), concerned, request, by, clock.instant()));
    }

    /** What is wrong with the words of a remark, if anything is. */
    static Optional<Refusal> refusal(String words) {
        if (words.isBlank()) {
            return Optional.of(Refusal.of("remark-missing"));
        }
        if (words.strip().length() > LONGEST) {
            return Optional.of(Refusal.of("remark-too-long", LONGEST));
        }
        return Optional.empty();
    }

    private boolean isWritten(String request) {
        return em.createQuery("select count(r) from WrittenRemark r where r.request = :request", Long.class)
                        .setParameter("request", request)
                        .getSingleResult()
                > 0;
    }

    private void requireAt(SittingRef sitting, ScriptRef script) {
        long found = em.createQuery(
                        "select count(s) from Script s where s.id = :id and s.sittingId = :sitting", Long.class)
                .setParameter("id", script.value())
                .setParameter("sitting", sitting.value())
                .getSingleResult();
        if (found == 0) {
            throw Refusal.of("not-found").asException();
        }
    }

    /** What has been remarked at a sitting, in the order in which it was. */
    public List<RoomRemark> at(SittingRef sitting) {
        return em
                .createQuery(
                        "select distinct r from WrittenRemark r left join fetch r.scripts where r.sittingId = :sitting"
                                + " order by r.notedAt, r.id",
                        WrittenRemark.class)
                .setParameter("sitting", sitting.value())
                .getResultList()
                .stream()
                .map(WrittenRemark::shown)
                .toList();
    }
}
