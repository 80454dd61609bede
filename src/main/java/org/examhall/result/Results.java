package org.examhall.result;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
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
import java.util.function.Function;
import java.util.function.Predicate;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.bank.Paper;
import org.examhall.bank.Papers;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.Entries;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.marking.MarksTakenBack;
import org.examhall.marking.ScriptMarked;
import org.examhall.sitting.HandedInScript;
import org.examhall.sitting.Holds;
import org.examhall.sitting.IrregularityCases;
import org.examhall.sitting.IrregularityDecided;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.ScriptReopened;
import org.examhall.sitting.Sitting;

/** The results of the exams. */
@ApplicationScoped
@Transactional
public class Results {

    private static final int SOME = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Papers papers;

    @Inject
    Blueprints blueprints;

    @Inject
    Entries entries;

    @Inject
    Reconciliations reconciliations;

    @Inject
    IrregularityCases cases;

    @Inject
    AuditTrail audit;

    /** Determines the result of a script in the transaction that hands it in. */
    void determine(@Observes ScriptMarked marked) {
        HandedInScript script = marked.script();
        Sitting sitting = em.find(Sitting.class, script.sitting().value());
        if (sitting.isRehearsal()) {
            return; // what does not exist cannot be released by mistake
        }
        Paper paper = papers.find(script.paper());
        Blueprint blueprint = blueprints
                .find(paper.blueprintCode(), paper.blueprintHash())
                .orElseThrow(() ->
                        Refusal.of("blueprint-unknown", paper.blueprintCode()).asException());
        LocalDate completedOn = LocalDate.ofInstant(script.handedInAt(), sitting.getZone());
        em.persist(new Result(new ResultRef(Reference.fresh(clock)), marked, blueprint, completedOn, clock.instant()));
    }

    /**
     * A script is taken back: its provisional result goes.
     *
     * @throws org.examhall.kernel.Refused {@code result-settled-already} if a person has confirmed it
     */
    void forget(@Observes ScriptReopened event) {
        forget(event.script(), result -> result.getState() == Result.State.PROVISIONAL, "result-settled-already");
    }

    /**
     * People mark some of a script again: its result goes, though somebody may have confirmed it.
     *
     * @throws org.examhall.kernel.Refused {@code result-released-already} if it is out
     */
    void forget(@Observes MarksTakenBack event) {
        forget(event.script(), result -> result.getState() != Result.State.RELEASED, "result-released-already");
    }

    private void forget(ScriptRef script, Predicate<Result> may, String reason) {
        em.createQuery("select r.id from Result r where r.scriptId = :script", String.class)
                .setParameter("script", script.value())
                .getResultStream()
                .map(key -> em.find(Result.class, key, LockModeType.PESSIMISTIC_WRITE))
                .forEach(result -> {
                    if (!may.test(result)) {
                        throw Refusal.of(reason).asException();
                    }
                    // What was done to it stays on record with the script.
                    em.createQuery("update Amendment a set a.resultId = null where a.resultId = :result")
                            .setParameter("result", result.getId())
                            .executeUpdate();
                    em.remove(result);
                });
        em.flush(); // before another is determined
    }

    /** A candidate's own result with its profile, found by the script and its owner's entry together. */
    public Optional<Result> provisionalOf(ScriptRef script, EntryRef owner) {
        return em.createQuery("select r from Result r where r.scriptId = :script and r.entryId = :entry", Result.class)
                .setParameter("script", script.value())
                .setParameter("entry", owner.value())
                .getResultStream()
                .findFirst()
                .map(Results::withProfile);
    }

    /** The result of a script, with its profile. */
    public Optional<ResultRow> ofScript(ScriptRef script) {
        return em.createQuery(ROW + " and r.scriptId = :script", ResultRow.class)
                .setParameter("script", script.value())
                .getResultStream()
                .findFirst()
                .map(row -> new ResultRow(withProfile(row.result()), row.candidate(), row.sitting()));
    }

    /** Reads what is read late while there is a transaction. */
    private static Result withProfile(Result result) {
        result.getProfile();
        return result;
    }

    private static final String FROM =
            " from Result r, Candidate c, Sitting s where c.id = r.candidateId and s.id = r.sittingId";
    private static final String ROW = "select new org.examhall.result.ResultRow(r, c, s)" + FROM;

    /** Results with the latest determined first. */
    public List<ResultRow> search(ResultSearch search, int first, int count) {
        return query(ROW, search, " order by r.determinedAt desc, r.id desc", ResultRow.class)
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList();
    }

    public long count(ResultSearch search) {
        return query("select count(r)" + FROM, search, "", Long.class).getSingleResult();
    }

    /** The keys of all results that are asked for, the oldest first. */
    public List<ResultRef> refs(ResultSearch search) {
        return query("select r.id" + FROM, search, " order by r.id", String.class)
                .getResultStream()
                .map(ResultRef::new)
                .toList();
    }

    private <T> TypedQuery<T> query(String select, ResultSearch search, String order, Class<T> type) {
        StringBuilder words = new StringBuilder(select);
        if (search.sitting() != null) {
            words.append(" and r.sittingId = :sitting");
        }
        if (search.state() != null) {
            words.append(" and r.state = :state");
        }
        if (!search.words().isBlank()) {
            words.append(" and (lower(concat(c.givenName, concat(' ', c.familyName))) like :words"
                    + " or concat(c.number, '') like :words)");
        }
        TypedQuery<T> query = em.createQuery(words.append(order).toString(), type);
        if (search.sitting() != null) {
            query.setParameter("sitting", search.sitting().value());
        }
        if (search.state() != null) {
            query.setParameter("state", search.state());
        }
        if (!search.words().isBlank()) {
            query.setParameter("words", "%" + search.words().strip().toLowerCase(Locale.ROOT) + "%");
        }
        return query;
    }

    /** A person has looked at these results and found them right. */
    public Settled confirm(Collection<ResultRef> chosen, Actor by) {
        return each(chosen, by, "result-confirmed", result -> result.confirm(by, clock.instant()));
    }

    /**
     * A person lets these results out; a pass then opens the exams that require it. Those of a sitting whose books are
     * not clean, and of candidates about whom an irregularity is not decided, stay where they are.
     */
    public Settled release(Collection<ResultRef> chosen, Actor by) {
        // Before a row is locked: of two people who release results of one sitting, neither waits for the other's.
        Map<SittingRef, Gate> gates = gates(chosen);
        return each(chosen, by, "result-released", result -> {
            Optional<Refusal> refusal = Optional.ofNullable(gates.get(result.sitting()))
                    .flatMap(gate -> gate.refusal(result))
                    .or(() -> result.release(by, clock.instant()));
            if (refusal.isEmpty() && result.isPassed()) {
                entries.recordPass(result.candidate(), result.getBlueprint());
            }
            return refusal;
        });
    }

    /** What stands between the results of one sitting and their release. */
    private record Gate(Optional<Refusal> books, Holds holds) {

        Optional<Refusal> refusal(Result result) {
            // What has not come as far, or is out already, is told that first.
            return result.getState() == Result.State.CONFIRMED
                    ? holds.about(result.candidate()).or(() -> books)
                    : Optional.empty();
        }
    }

    /** Once for each sitting, however many of its results are chosen. */
    private Map<SittingRef, Gate> gates(Collection<ResultRef> chosen) {
        List<String> keys = chosen.stream().map(ResultRef::value).distinct().toList();
        Map<SittingRef, Gate> gates = new HashMap<>();
        for (int from = 0; from < keys.size(); from += SOME) {
            em.createQuery(
                            "select distinct r.sittingId from Result r where r.id in :some and r.state = :confirmed",
                            String.class)
                    .setParameter("some", keys.subList(from, Math.min(from + SOME, keys.size())))
                    .setParameter("confirmed", Result.State.CONFIRMED)
                    .getResultStream()
                    .map(SittingRef::new)
                    .forEach(sitting -> gates.computeIfAbsent(sitting, this::gate));
        }
        return gates;
    }

    private Gate gate(SittingRef sitting) {
        Optional<Refusal> books = reconciliations.of(sitting, one -> {}).flatMap(Reconciliation::refusal);
        return new Gate(books, cases.holds(sitting));
    }

    /**
     * A verdict keeps results back that are not out yet.
     *
     * @throws org.examhall.kernel.Refused {@code irregularity-result-out} if one of them is
     */
    void heed(@Observes IrregularityDecided event) {
        if (!event.verdict().holds()) {
            return;
        }
        boolean room = event.candidates().isEmpty();
        TypedQuery<Long> out = em.createQuery(
                        "select count(r) from Result r where r.sittingId = :sitting and r.state = :released"
                                + (room ? "" : " and r.candidateId in :candidates"),
                        Long.class)
                .setParameter("sitting", event.sitting().value())
                .setParameter("released", Result.State.RELEASED);
        if (!room) {
            out.setParameter(
                    "candidates",
                    event.candidates().stream().map(CandidateRef::value).toList());
        }
        if (out.getSingleResult() > 0) {
            throw Refusal.of("irregularity-result-out").asException();
        }
    }

    private Settled each(
            Collection<ResultRef> chosen, Actor by, String action, Function<Result, Optional<Refusal>> verb) {
        List<String> keys =
                chosen.stream().map(ResultRef::value).distinct().sorted().toList();
        int done = 0;
        List<Settled.Refused> refused = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += SOME) {
            List<String> some = keys.subList(from, Math.min(from + SOME, keys.size()));
            for (Result result : lock(some)) {
                Optional<Refusal> refusal = verb.apply(result);
                if (refusal.isEmpty()) {
                    done++;
                    audit.record(by, action, "result", result.getId(), "");
                } else {
                    refused.add(new Settled.Refused(result.ref(), refusal.get()));
                }
            }
            // Thousands may be chosen: what is written need not be kept.
            em.flush();
            em.clear();
        }
        return new Settled(done, refused);
    }

    /** In the order of their keys, so that two people who settle the same results do not lock each other out. */
    private List<Result> lock(List<String> keys) {
        List<Result> locked = new ArrayList<>();
        // One by one: Derby locks no rows of a statement that sorts.
        for (String key : keys) {
            Result result = em.find(Result.class, key, LockModeType.PESSIMISTIC_WRITE);
            if (result == null) {
                throw Refusal.of("not-found").asException();
            }
            locked.add(result);
        }
        return locked;
    }

    /** The candidate of a result, for pages that show one. */
    public Optional<Candidate> candidate(Result result) {
        return Optional.ofNullable(em.find(Candidate.class, result.candidate().value()));
    }
}
