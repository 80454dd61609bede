package org.examhall.result;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.entry.Entries;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Waiting;
import org.examhall.marking.Remark;
import org.examhall.marking.Ruling;
import org.examhall.marking.Ruling.Wanted;
import org.examhall.marking.Rulings;
import org.examhall.sitting.ScriptRef;

/** What becomes of results when something is wrong with an item that candidates have sat. */
@ApplicationScoped
@Transactional
public class Remarkings {

    private static final int SOME = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Rulings rulings;

    @Inject
    Entries entries;

    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    /**
     * What would follow if this were decided; nothing is changed.
     *
     * @throws org.examhall.kernel.Refused as {@link Rulings#require}
     */
    public Foreseen foresee(Wanted wanted) {
        List<Remark> remarks = rulings.preview(wanted);
        Map<ScriptRef, ResultRow> rows = rows(
                remarks.stream().filter(Remark::isChange).map(Remark::script).toList());
        List<Foreseen.Change> changes = new ArrayList<>();
        for (Remark remark : remarks) {
            ResultRow row = rows.get(remark.script());
            if (row != null && remark.isChange()) {
                requireSomethingLeft(remark);
                Score after = new Score(remark.after().earned(), remark.after().possible());
                changes.add(new Foreseen.Change(
                        row, after, after.gradeBy(row.result().getPassMark())));
            }
        }
        long released = changes.stream()
                .filter(change -> change.row().result().getState() == Result.State.RELEASED)
                .count();
        return new Foreseen(remarks.size(), released, changes);
    }

    private static void requireSomethingLeft(Remark remark) {
        if (remark.after().possible().signum() <= 0) {
            throw Refusal.of("ruling-nothing-left").asException();
        }
    }

    private Map<ScriptRef, ResultRow> rows(List<ScriptRef> scripts) {
        Map<ScriptRef, ResultRow> rows = new HashMap<>();
        for (int from = 0; from < scripts.size(); from += SOME) {
            em.createQuery(
                            "select new org.examhall.result.ResultRow(r, c, s) from Result r, Candidate c, Sitting s"
                                    + " where c.id = r.candidateId and s.id = r.sittingId and r.scriptId in :scripts",
                            ResultRow.class)
                    .setParameter(
                            "scripts",
                            scripts.subList(from, Math.min(from + SOME, scripts.size())).stream()
                                    .map(ScriptRef::value)
                                    .toList())
                    .getResultStream()
                    .forEach(row -> rows.put(row.result().script(), row));
        }
        return rows;
    }

    /**
     * Decides how the answers to a version are marked, and marks the scripts anew. Results that have been released are
     * not touched: for each that would change, an amendment waits for a second person.
     *
     * @throws org.examhall.kernel.Refused {@code item-for-office}, or as {@link Rulings#rule}
     */
    public Ruling decide(Wanted wanted, String reason, Actor by) {
        requireOffice(by);
        Ruling ruling = rulings.rule(wanted, reason, by);
        audit.record(
                by,
                "item-ruled",
                "item",
                ruling.getItem().toString(),
                ruling.getVerdict().name());
        apply(ruling, by);
        return ruling;
    }

    /**
     * Marks once more by the ruling that holds, for scripts that were handed in while it was made. What is marked by it
     * already does not change.
     *
     * @return how many results were amended, or wait to be
     */
    public int again(String version, Actor by) {
        requireOffice(by);
        Ruling ruling =
                rulings.of(version).orElseThrow(() -> Refusal.of("not-found").asException());
        audit.record(by, "item-remarked", "item", ruling.getItem().toString(), "");
        return apply(ruling, by);
    }

    private int apply(Ruling ruling, Actor by) {
        em.flush();
        Map<ScriptRef, Remark> foreseen = new HashMap<>();
        rulings.preview(ruling.wanted()).forEach(remark -> foreseen.put(remark.script(), remark));
        int touched = 0;
        // One by one, in the order of their keys, so that two people do not lock each other out.
        for (ScriptRef script : rulings.scripts(ruling.getItemVersion())) {
            Remark remark = foreseen.get(script);
            if (remark != null && remark.isChange()) {
                touched += amend(ruling, script, remark, by) ? 1 : 0;
            }
        }
        return touched;
    }

    /** Whether there is a result that is amended now, or waits to be. */
    private boolean amend(Ruling ruling, ScriptRef script, Remark foreseen, Actor by) {
        Optional<Result> found = lockOf(script);
        if (found.isEmpty()) {
            rulings.remark(script, ruling); // a rehearsal has marks and no result
            return false;
        }
        Result result = found.get();
        requireSomethingLeft(foreseen);
        supersede(result, ruling, by);
        Amendment amendment = new Amendment(ruling, result, foreseen.after(), by, clock);
        em.persist(amendment);
        if (result.getState() != Result.State.RELEASED) {
            settle(amendment, result, ruling, by);
        }
        return true;
    }

    /** An amendment that nobody has agreed to yet is not wanted any more when the same item is ruled about again. */
    private void supersede(Result result, Ruling ruling, Actor by) {
        em.createQuery(
                        "select a from Amendment a, Ruling r where a.resultId = :result and a.state = :waiting"
                                + " and r.id = a.rulingId and r.itemVersionId = :version",
                        Amendment.class)
                .setParameter("result", result.getId())
                .setParameter("waiting", Amendment.State.WAITING)
                .setParameter("version", ruling.getItemVersion())
                .getResultList()
                .forEach(before -> before.decline(by, clock.instant()));
    }

    private Optional<Result> lockOf(ScriptRef script) {
        return em.createQuery("select r.id from Result r where r.scriptId = :script", String.class)
                .setParameter("script", script.value())
                .getResultStream()
                .findFirst()
                .map(this::lock);
    }

    private Result lock(String result) {
        return em.find(Result.class, result, LockModeType.PESSIMISTIC_WRITE);
    }

    private void settle(Amendment amendment, Result result, Ruling ruling, Actor by) {
        Remark remark = rulings.remark(result.script(), ruling);
        requireSomethingLeft(remark);
        boolean passed = result.isPassed();
        result.amend(remark, clock.instant());
        amendment.done(result, remark.after(), by, clock.instant());
        audit.record(by, "result-amended", "result", result.getId(), "");
        if (result.getState() == Result.State.RELEASED && passed != result.isPassed()) {
            recordPass(result);
        }
    }

    private void recordPass(Result result) {
        if (result.isPassed()) {
            entries.recordPass(result.candidate(), result.getBlueprint());
        } else if (!passedOtherwise(result)) {
            entries.withdrawPass(result.candidate(), result.getBlueprint());
        }
    }

    private boolean passedOtherwise(Result result) {
        return em.createQuery(
                                "select count(r) from Result r where r.candidateId = :candidate and r.blueprint = :exam"
                                        + " and r.grade = :pass and r.state = :released and r.id <> :this",
                                Long.class)
                        .setParameter("candidate", result.candidate().value())
                        .setParameter("exam", result.getBlueprint())
                        .setParameter("pass", Grade.PASS)
                        .setParameter("released", Result.State.RELEASED)
                        .setParameter("this", result.getId())
                        .getSingleResult()
                > 0;
    }

    /**
     * A second person agrees: the script is marked anew, and the released result is amended.
     *
     * @throws org.examhall.kernel.Refused {@code amendment-own}, {@code amendment-settled}, {@code item-for-office}
     */
    public void agree(String id, Actor by) {
        Amendment amendment = open(id, by);
        Ruling ruling = rulings.find(amendment.rulingId()).orElseThrow();
        settle(amendment, lock(amendment.result().value()), ruling, by);
    }

    /** A second person does not agree: the released result stays as it is. */
    public void decline(String id, Actor by) {
        Amendment amendment = open(id, by);
        amendment.decline(by, clock.instant());
        audit.record(by, "amendment-declined", "result", amendment.result().value(), "");
    }

    private Amendment open(String id, Actor by) {
        requireOffice(by);
        Amendment amendment =
                Reference.isWellFormed(id) ? em.find(Amendment.class, id, LockModeType.PESSIMISTIC_WRITE) : null;
        if (amendment == null) {
            throw Refusal.of("not-found").asException();
        }
        Refusal.refuse(amendment.objection(by));
        return amendment;
    }

    private void requireOffice(Actor by) {
        if (accounts.find(new AccountRef(by.id()))
                .map(Account::roles)
                .filter(roles -> roles.contains(Role.ADMINISTRATOR))
                .isEmpty()) {
            throw Refusal.of("not-allowed").asException();
        }
    }

    private static final String ROW = "select new org.examhall.result.AmendmentRow(a, c, s)"
            + " from Amendment a, Script p, Candidate c, Sitting s"
            + " where p.id = a.scriptId and c.id = p.candidateId and s.id = p.sittingId";

    /** What a ruling did to results, by candidate. */
    public List<AmendmentRow> of(String ruling) {
        return em.createQuery(
                        ROW + " and a.rulingId = :ruling order by c.familyName, c.givenName, a.id", AmendmentRow.class)
                .setParameter("ruling", ruling)
                .getResultList();
    }

    /** The released results that wait for a second person, the oldest proposal first. */
    public List<AmendmentRow> waiting() {
        return em.createQuery(ROW + " and a.state = :waiting order by a.proposedAt, a.id", AmendmentRow.class)
                .setParameter("waiting", Amendment.State.WAITING)
                .getResultList();
    }

    /** How a result came to be what it is, if it was ever amended; the latest first. */
    public List<AmendmentRow> of(ScriptRef script) {
        return em.createQuery(
                        ROW + " and a.scriptId = :script order by a.proposedAt desc, a.id desc", AmendmentRow.class)
                .setParameter("script", script.value())
                .getResultList();
    }

    void tell(@Observes Waiting waiting) {
        waiting.add(
                "amendments-waiting",
                em.createQuery("select count(a) from Amendment a where a.state = :waiting", Long.class)
                        .setParameter("waiting", Amendment.State.WAITING)
                        .getSingleResult(),
                "/result/remarking.xhtml");
    }
}
