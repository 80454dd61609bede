package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Exchanged;
import org.examhall.bank.ItemRef;
import org.examhall.bank.ItemUse;
import org.examhall.bank.ItemWithdrawn;
import org.examhall.bank.PaperRef;
import org.examhall.bank.Papers;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;

/** Exchanges papers that nobody has seen yet, when an item on them is withdrawn. */
@ApplicationScoped
@Transactional
public class PaperExchanges {

    private static final String ON_PAPER =
            " exists (select p from PaperItem p where p.paperId = s.paperId and p.itemVersionId = :version)";
    private static final List<ScriptState> UNSEEN = Stream.of(ScriptState.values())
            .filter(state -> state.isBefore(ScriptState.CALLED))
            .toList();

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Papers papers;

    @Inject
    Entries entries;

    @Inject
    AuditTrail audit;

    void heed(@Observes ItemWithdrawn event) {
        exchange(event.version(), event.by());
    }

    /**
     * Exchanges every paper with this version that nobody has seen. May be repeated: it finds what was drawn in the
     * very moment of the withdrawal.
     *
     * @return how many papers were exchanged
     */
    public int exchange(String version, Actor by) {
        List<String> unseen = em.createQuery(
                        "select s.id from Script s where s.state in :unseen and" + ON_PAPER + " order by s.id",
                        String.class)
                .setParameter("unseen", UNSEEN)
                .setParameter("version", version)
                .getResultList();
        return (int) unseen.stream()
                .map(id -> em.find(Script.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(script -> UNSEEN.contains(script.getState()) && exchange(script, version, by))
                .count();
    }

    private boolean exchange(Script script, String version, Actor by) {
        PaperRef old = script.paper();
        Exchanged exchanged = papers.exchange(old, version, seen(script)).orElse(null);
        if (exchanged != null && script.exchange(exchanged.paper())) {
            entries.exchange(script.entry(), exchanged.paper());
        }
        em.persist(new PaperExchange(version, script, old, exchanged, by, clock));
        audit.record(by, exchanged == null ? "paper-not-exchanged" : "paper-exchanged", "script", script.getId(), "");
        return exchanged != null;
    }

    /** What the candidate has had before them at earlier sittings of the same exam. */
    private Set<ItemRef> seen(Script script) {
        String blueprint = entries.find(script.entry()).orElseThrow().getBlueprint();
        return papers.itemsIn(entries.of(List.of(script.candidate()), blueprint).stream()
                .filter(entry -> !entry.ref().equals(script.entry()))
                .map(Entry::paper)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
    }

    /** What was exchanged, or could not be, because this version was withdrawn; the latest first. */
    public List<ExchangeRow> of(String version) {
        return em.createQuery(
                        "select new org.examhall.sitting.ExchangeRow(x, c, t) from PaperExchange x, Script s,"
                                + " Candidate c, Sitting t where x.itemVersionId = :version and s.id = x.scriptId"
                                + " and c.id = s.candidateId and t.id = s.sittingId"
                                + " order by x.exchangedAt desc, x.id desc",
                        ExchangeRow.class)
                .setParameter("version", version)
                .getResultList();
    }

    void tell(@Observes ItemUse use) {
        for (Object[] row : em.createQuery(
                        "select s.state, count(s) from Script s where" + ON_PAPER + " group by s.state", Object[].class)
                .setParameter("version", use.version())
                .getResultList()) {
            ScriptState state = (ScriptState) row[0];
            long count = (Long) row[1];
            if (UNSEEN.contains(state)) {
                use.add(count, 0, 0);
            } else if (state == ScriptState.HANDED_IN) {
                use.add(0, 0, count);
            } else {
                use.add(0, count, 0);
            }
        }
    }
}
