package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** The signals of a sitting: taken from the windows as they come, counted for the board, listed for who asks. */
@ApplicationScoped
@Transactional
public class Signals {

    /** Nobody looks at more, and a window that has gone mad fills no disk. */
    static final int MOST = 2_000;

    /** For so long counts are served again; another server's signals are seen after this. */
    private static final Duration COUNTS_LAST = Duration.ofSeconds(1);

    private record Counted(Instant at, Thresholds by, Map<String, SignalTally> tallies) {}

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Scripts scripts;

    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    /** Takes what a candidate's window reports; what it has reported before counts once. */
    public void hear(ScriptRef ref, EntryRef owner, List<HeardSignal> heard) {
        Script script = scripts.own(ref, owner)
                .orElseThrow(() -> Refusal.of("not-found").asException());
        if (heard.isEmpty() || script.startedAt().isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>(em.createQuery(
                        "select s.request from ScriptSignal s where s.scriptId = :script and s.request in :requests",
                        String.class)
                .setParameter("script", ref.value())
                .setParameter(
                        "requests", heard.stream().map(HeardSignal::request).toList())
                .getResultList());
        long room = MOST - count(ref);
        Instant now = clock.instant();
        for (HeardSignal one : heard) {
            if (room > 0 && known.add(one.request())) {
                em.persist(new ScriptSignal(
                        Reference.fresh(clock),
                        script,
                        one.within(script.startedAt().get(), now),
                        now));
                room--;
            }
        }
        em.flush();
        counted.remove(script.sitting().value());
    }

    private long count(ScriptRef ref) {
        return em.createQuery("select count(s) from ScriptSignal s where s.scriptId = :script", Long.class)
                .setParameter("script", ref.value())
                .getSingleResult();
    }

    /** The counts of all scripts of a sitting by their keys; a script without signals is left out. */
    public Map<String, SignalTally> at(SittingRef sitting, Thresholds thresholds) {
        Instant now = clock.instant();
        Counted known = counted.get(sitting.value());
        if (known != null
                && known.by().equals(thresholds)
                && now.isBefore(known.at().plus(COUNTS_LAST))) {
            return known.tallies();
        }
        Map<String, SignalTally> tallies = new HashMap<>();
        List<Object[]> lines = em.createQuery(
                        "select s.scriptId, s.kind, count(s), sum(case when s.millis >= :enough then 1 else 0 end)"
                                + " from ScriptSignal s where s.sittingId = :sitting group by s.scriptId, s.kind",
                        Object[].class)
                .setParameter("sitting", sitting.value())
                .setParameter("enough", thresholds.awaySeconds() * 1_000L)
                .getResultList();
        for (Object[] line : lines) {
            String script = (String) line[0];
            SignalTally before = tallies.getOrDefault(script, SignalTally.NONE);
            tallies.put(script, before.with((SignalKind) line[1], number(line[2]), number(line[3])));
        }
        counted.put(sitting.value(), new Counted(now, thresholds, Map.copyOf(tallies)));
        return tallies;
    }

    private static int number(Object value) {
        return ((Number) Objects.requireNonNull(value)).intValue();
    }

    /** The signals of one script, the latest first. */
    public List<ScriptSignal> of(SittingRef sitting, ScriptRef script) {
        return em.createQuery(
                        "select s from ScriptSignal s where s.scriptId = :script and s.sittingId = :sitting"
                                + " order by s.happenedAt desc, s.id desc",
                        ScriptSignal.class)
                .setParameter("script", script.value())
                .setParameter("sitting", sitting.value())
                .getResultList();
    }
}
