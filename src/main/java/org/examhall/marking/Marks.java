package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Event<ScriptMarked> marked;

    /** Marks a script in the transaction that closes it: no closed script is ever without its marks. */
    void mark(@Observes ScriptHandedIn event) {
        HandedInScript script = scripts.handedIn(event.script());
        List<PositionMark> positions = mark(script.ref(), papers.sheet(script.paper()), script.answers());
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
}
