package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.examhall.bank.Papers;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.examhall.sitting.HandedInScript;
import org.examhall.sitting.ScriptHandedIn;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.ScriptReopened;
import org.examhall.sitting.Scripts;

/** Marks scripts as they are handed in, and knows the marks of those that have been. */
@ApplicationScoped
@Transactional
public class Marks {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Scripts scripts;

    @Inject
    Papers papers;

    @Inject
    Rulings rulings;

    @Inject
    Event<ScriptMarked> marked;

    /** Marks a script in the transaction that closes it: no closed script is ever without its marks. */
    void mark(@Observes ScriptHandedIn event) {
        HandedInScript script = scripts.handedIn(event.script());
        List<PositionMark> positions = mark(script.ref(), papers.sheet(script.paper()), script.answers());
        rulings.heed(positions, script.answers());
        ScriptMark total = new ScriptMark(script.ref(), script.paper(), positions, clock.instant());
        em.persist(total);
        write(positions);
        marked.fire(new ScriptMarked(script, total, positions));
    }

    /** The script is taken back, or its answers have changed: until it is handed in again it has no marks. */
    void forget(@Observes ScriptReopened event) {
        em.createQuery("delete from PositionMark p where p.scriptId = :script")
                .setParameter("script", event.script().value())
                .executeUpdate();
        of(event.script()).ifPresent(em::remove);
        em.flush(); // before it is marked anew
    }

    /** In one JDBC batch: sixty entities would be half the work of handing in, and a whole room hands in at once. */
    private void write(List<PositionMark> positions) {
        try (PreparedStatement insert = em.unwrap(Connection.class)
                .prepareStatement("insert into item_mark (script_id, item_position, item_version_id, outcome,"
                        + " process, answered, earned, possible) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (PositionMark position : positions) {
                position.fill(insert);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the marks could not be written", e);
        }
    }

    /** Every question of the paper by its own mark scheme; a question without an answer is marked as nothing given. */
    static List<PositionMark> mark(ScriptRef script, Sheet sheet, Map<Integer, Response> answers) {
        return sheet.questions().stream()
                .map(question ->
                        new PositionMark(script, question, answers.getOrDefault(question.position(), Response.NONE)))
                .toList();
    }

    /** The mark of a script that has been handed in. */
    public Optional<ScriptMark> of(ScriptRef script) {
        return Optional.ofNullable(em.find(ScriptMark.class, script.value()));
    }

    /** The marks of a script, in the order of the paper. */
    public List<PositionMark> positions(ScriptRef script) {
        return em.createQuery(
                        "select p from PositionMark p where p.scriptId = :script order by p.position",
                        PositionMark.class)
                .setParameter("script", script.value())
                .getResultList();
    }

    /** What was marked of these scripts; one without marks is left out. */
    public Map<ScriptRef, MarkTally> tallies(Collection<ScriptRef> scripts) {
        if (scripts.isEmpty()) {
            return Map.of();
        }
        List<String> keys = scripts.stream().map(ScriptRef::value).toList();
        Map<String, SortedSet<Integer>> answered = new HashMap<>();
        Map<String, Integer> positions = new HashMap<>();
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "select p.scriptId, p.position, p.answered, p.earned from PositionMark p"
                                + " where p.scriptId in :scripts",
                        Object[].class)
                .setParameter("scripts", keys)
                .getResultList()) {
            String script = (String) row[0];
            positions.merge(script, 1, Integer::sum);
            sums.merge(script, (BigDecimal) row[3], BigDecimal::add);
            if ((Boolean) row[2]) {
                answered.computeIfAbsent(script, key -> new TreeSet<>()).add((Integer) row[1]);
            }
        }
        Map<ScriptRef, MarkTally> tallies = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "select m.scriptId, m.earned from ScriptMark m where m.scriptId in :scripts", Object[].class)
                .setParameter("scripts", keys)
                .getResultList()) {
            String script = (String) row[0];
            tallies.put(
                    new ScriptRef(script),
                    new MarkTally(
                            positions.getOrDefault(script, 0),
                            answered.getOrDefault(script, Collections.emptySortedSet()),
                            (BigDecimal) row[1],
                            sums.getOrDefault(script, BigDecimal.ZERO)));
        }
        return tallies;
    }
}
