package org.examhall.awarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.candidate.Candidate;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Waiting;
import org.examhall.result.Amendment;
import org.examhall.result.Result;
import org.examhall.result.ResultRow;
import org.examhall.sitting.Sitting;

/**
 * Results that were amended after they had gone out. A result has one line in one file, and no layout that we know has
 * a line that takes another one back: so somebody tells the awarding body by hand, and says here that it was done.
 */
@ApplicationScoped
@Transactional
public class Corrections {

    private static final int LONGEST_NOTE = 300;
    private static final int SHOWN = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    /** @param batch the number of the batch with which the result went out */
    public record Line(Amendment amendment, ResultRow row, int batch, Optional<Correction> told) {}

    /** All of them, what is not told first. */
    public List<Line> all() {
        Map<String, Integer> batches = batches();
        if (batches.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select a, r, c, s from Amendment a, Result r, Candidate c, Sitting s where r.id = a.resultId"
                                + " and c.id = r.candidateId and s.id = r.sittingId and a.id in :amendments"
                                + " order by a.settledAt desc, a.id desc",
                        Object[].class)
                .setParameter("amendments", batches.keySet())
                .getResultStream()
                .map(row -> line(
                        (Amendment) row[0],
                        new ResultRow((Result) row[1], (Candidate) row[2], (Sitting) row[3]),
                        batches))
                .sorted((one, other) ->
                        Boolean.compare(one.told().isPresent(), other.told().isPresent()))
                .toList();
    }

    private Line line(Amendment amendment, ResultRow row, Map<String, Integer> batches) {
        String id = amendment.getId();
        return new Line(
                amendment, row, batches.getOrDefault(id, 0), Optional.ofNullable(em.find(Correction.class, id)));
    }

    /** By amendment, the batch that had been prepared before it; export lines are read without JPA throughout. */
    private Map<String, Integer> batches() {
        Map<String, Integer> batches = new LinkedHashMap<>();
        List<?> rows = em.createNativeQuery("select a.id, b.batch_number from result_amendment a"
                        + " join export_line l on l.result_id = a.result_id join export_batch b on b.id = l.batch_id"
                        + " where a.state = 'DONE' and a.was_state = 'RELEASED' and b.prepared_at <= a.settled_at"
                        + " order by a.settled_at desc fetch first " + SHOWN + " rows only")
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            batches.put((String) columns[0], ((Number) columns[1]).intValue());
        }
        return batches;
    }

    /**
     * Somebody has told the awarding body.
     *
     * @param note how
     * @throws org.examhall.kernel.Refused {@code not-found}, {@code correction-told}, {@code correction-note}
     */
    public void tell(String amendment, String note, Actor by) {
        Line line = all().stream()
                .filter(one -> one.amendment().getId().equals(amendment))
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException());
        if (line.told().isPresent()) {
            throw Refusal.of("correction-told").asException();
        }
        if (note.isBlank() || note.strip().length() > LONGEST_NOTE) {
            throw Refusal.of("correction-note", LONGEST_NOTE).asException();
        }
        em.persist(new Correction(amendment, note.strip(), by, clock.instant()));
        audit.record(by, "correction-told", "result", line.row().result().getId(), "batch " + line.batch());
    }

    void list(@Observes Waiting waiting) {
        waiting.add(
                "corrections-to-tell",
                all().stream().filter(line -> line.told().isEmpty()).count(),
                "/awarding/corrections.xhtml");
    }
}
