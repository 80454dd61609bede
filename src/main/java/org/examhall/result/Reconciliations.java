package org.examhall.result;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.examhall.entry.SittingRef;
import org.examhall.marking.MarkTally;
import org.examhall.marking.MarkingQueue;
import org.examhall.marking.Marks;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.ScriptTally;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.examhall.sitting.Tallies;

/** Reconciles sittings: from what was received over the journals and the marks to the results. */
@ApplicationScoped
@Transactional
public class Reconciliations {

    @PersistenceContext
    EntityManager em;

    @Inject
    Sittings sittings;

    @Inject
    Tallies tallies;

    @Inject
    Marks marks;

    @Inject
    MarkingQueue queue;

    /** The books of a sitting that was opened, script by script to the reader; empty if there is no such sitting. */
    public Optional<Reconciliation> of(SittingRef ref, Consumer<Reconciled> reader) {
        return sittings.find(ref)
                .filter(sitting -> sitting.getState() != Sitting.State.PLANNED)
                .map(sitting -> reconciled(sitting, reader));
    }

    private Reconciliation reconciled(Sitting sitting, Consumer<Reconciled> reader) {
        Reconciliation books = new Reconciliation(sitting);
        tallies.each(sitting.ref(), some -> {
            List<ScriptRef> scripts = some.stream().map(ScriptTally::script).toList();
            Map<ScriptRef, MarkTally> marked = marks.tallies(scripts);
            Map<ScriptRef, BigDecimal> results = results(scripts);
            Map<ScriptRef, Integer> awaited = queue.waiting(scripts);
            for (ScriptTally one : some) {
                Reconciled line = Reconciled.of(
                        one,
                        marked.get(one.script()),
                        results.get(one.script()),
                        awaited.getOrDefault(one.script(), 0));
                books.count(line);
                reader.accept(line);
            }
        });
        return books;
    }

    private Map<ScriptRef, BigDecimal> results(List<ScriptRef> scripts) {
        Map<ScriptRef, BigDecimal> results = new HashMap<>();
        em.createQuery("select r.scriptId, r.marks from Result r where r.scriptId in :scripts", Object[].class)
                .setParameter("scripts", scripts.stream().map(ScriptRef::value).toList())
                .getResultList()
                .forEach(row -> results.put(new ScriptRef((String) row[0]), (BigDecimal) row[1]));
        return results;
    }
}
