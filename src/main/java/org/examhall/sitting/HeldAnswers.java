package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Papers;
import org.examhall.bank.Sheet;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/**
 * Answers that arrived after the end: counted if they are shown to have been given in time, or if a person accepts
 * them. What counts becomes a row of the journal, behind the one that closed it if it is closed, and the script is
 * marked anew in the same transaction. Each method here is one transaction about one script; {@link LateAnswers} leads
 * through several.
 */
@ApplicationScoped
@Transactional
public class HeldAnswers {

    /** The longest reason for a decision, in characters. */
    public static final int LONGEST_REASON = 300;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Scripts scripts;

    @Inject
    Papers papers;

    @Inject
    Candidates candidates;

    @Inject
    Stamps stamps;

    @Inject
    AuditTrail audit;

    @Inject
    Event<ScriptReopened> reopened;

    @Inject
    Event<ScriptHandedIn> handedIn;

    /** What arrived late for one candidate, by question and time of arrival. */
    public record OfCandidate(Candidate candidate, Script script, List<HeldAnswer> answers) {}

    /**
     * Judges answers that are held by what their window says about when they were given.
     *
     * @param counts false holds also what was given in time, because the result is settled
     * @return which of them count now
     */
    Set<GivenAnswer> judge(ScriptRef ref, Collection<LateAnswer> late, boolean counts) {
        Script script = lock(ref);
        long end = script.lateFrom().toEpochMilli();
        Instant now = clock.instant();
        List<HeldAnswer> waiting = waiting(ref);
        Map<Integer, Scripts.CurrentAnswer> current = current(ref);
        Set<GivenAnswer> counted = new HashSet<>();
        List<LateAnswer> inOrder = late.stream()
                .sorted(Comparator.comparing(each -> each.answer().revision()))
                .toList();
        for (LateAnswer each : inOrder) {
            Optional<HeldAnswer> found = waiting.stream()
                    .filter(one -> one.waits() && one.is(each.answer()))
                    .findFirst();
            if (found.isEmpty()) {
                continue;
            }
            HeldAnswer answer = found.get();
            if (each.claim() != null) {
                answer.hear(each.claim());
            }
            Timeliness timely = Timeliness.of(each.claim(), end, sample -> stamps.isGenuine(ref, sample));
            if (timely instanceof Timeliness.Unproven why) {
                answer.hold(why);
            } else if (timely instanceof Timeliness.Proven proven) {
                Scripts.CurrentAnswer there = current.get(answer.getPosition());
                if (!counts) {
                    answer.hold(new Timeliness.Unproven(HeldReason.RESULT_SETTLED, proven.at()));
                } else if (there != null && there.revision() >= answer.getRevision()) {
                    answer.hold(new Timeliness.Unproven(HeldReason.OVERTAKEN, proven.at()));
                } else {
                    answer.prove(proven.at(), now);
                    count(script, answer, current, now);
                    counted.add(each.answer());
                }
            }
        }
        if (!counted.isEmpty()) {
            markAnew(script);
        }
        return counted;
    }

    /** Keeps answers of a file that another answer has overtaken: the candidate is not there to say which counts. */
    void holdOvertaken(ScriptRef ref, Collection<LateAnswer> overtaken) {
        Script script = lock(ref);
        List<HeldAnswer> known = all(ref);
        for (LateAnswer each : overtaken) {
            if (known.stream().noneMatch(one -> one.is(each.answer()))) {
                HeldAnswer answer = new HeldAnswer(
                        Reference.fresh(clock), ref, each.answer(), HeldReason.OVERTAKEN, clock.instant());
                if (each.claim() != null) {
                    answer.hear(each.claim());
                }
                em.persist(answer);
                script.hold();
            }
        }
    }

    /**
     * A person decides about answers of one script that are held.
     *
     * @throws org.examhall.kernel.Refused {@code held-decided-already}; {@code result-settled-already} if they were to
     *     count and a person has confirmed the result
     */
    void decide(ScriptRef ref, Set<String> chosen, boolean counts, String why, Actor by) {
        Script script = lock(ref);
        Instant now = clock.instant();
        Map<Integer, Scripts.CurrentAnswer> current = current(ref);
        boolean any = false;
        for (HeldAnswer answer : all(ref)) {
            if (chosen.contains(answer.getId())) {
                Refusal.refuse(answer.decide(counts, why, by.name(), now));
                audit.record(
                        by,
                        counts ? "held-answer-accepted" : "held-answer-refused",
                        "script",
                        ref.value(),
                        answer.getPosition() + ": " + why);
                if (counts) {
                    count(script, answer, current, now);
                    any = true;
                } else {
                    script.release();
                }
            }
        }
        if (any) {
            markAnew(script);
        }
    }

    /** The answer becomes the current one of its question. */
    private void count(Script script, HeldAnswer answer, Map<Integer, Scripts.CurrentAnswer> current, Instant now) {
        Sheet.Question question = papers.sheet(script.paper()).question(answer.getPosition());
        Scripts.CurrentAnswer there = current.get(answer.getPosition());
        Scripts.CurrentAnswer counted = new Scripts.CurrentAnswer(
                answer.getPosition(),
                there == null ? answer.getRevision() : Math.max(answer.getRevision(), there.revision() + 1),
                question.canonical(answer.response()));
        em.persist(script.count(counted, there != null && !there.response().isNone(), now));
        current.put(counted.position(), counted);
    }

    private void markAnew(Script script) {
        if (script.getState() == ScriptState.HANDED_IN) {
            em.flush(); // before those who observe the events read the script
            reopened.fire(new ScriptReopened(script.ref()));
            handedIn.fire(new ScriptHandedIn(script.ref()));
        }
    }

    private Script lock(ScriptRef ref) {
        Script script = em.find(Script.class, ref.value(), LockModeType.PESSIMISTIC_WRITE);
        if (script == null) {
            throw Refusal.of("not-found").asException();
        }
        return script;
    }

    private Map<Integer, Scripts.CurrentAnswer> current(ScriptRef ref) {
        Map<Integer, Scripts.CurrentAnswer> current = new HashMap<>();
        scripts.answers(ref).forEach(answer -> current.put(answer.position(), answer));
        return current;
    }

    private List<HeldAnswer> waiting(ScriptRef ref) {
        return all(ref).stream().filter(HeldAnswer::waits).toList();
    }

    private List<HeldAnswer> all(ScriptRef ref) {
        return em.createQuery("select h from HeldAnswer h where h.scriptId = :script order by h.id", HeldAnswer.class)
                .setParameter("script", ref.value())
                .getResultList();
    }

    /** All that arrived late at a sitting, whatever has become of it, by candidate number. */
    public List<OfCandidate> at(SittingRef sitting) {
        Map<String, Script> byKey = new HashMap<>();
        scripts.at(sitting).forEach(script -> byKey.put(script.getId(), script));
        Map<String, List<HeldAnswer>> byScript = new LinkedHashMap<>();
        em.createQuery(
                        "select h from HeldAnswer h, Script s where s.id = h.scriptId and s.sittingId = :sitting"
                                + " order by h.position, h.arrivedAt, h.id",
                        HeldAnswer.class)
                .setParameter("sitting", sitting.value())
                .getResultStream()
                .forEach(answer -> byScript.computeIfAbsent(answer.script().value(), key -> new ArrayList<>())
                        .add(answer));
        Map<CandidateRef, Candidate> people = candidates.byRef(byScript.keySet().stream()
                .map(key -> Objects.requireNonNull(byKey.get(key)).candidate())
                .toList());
        List<OfCandidate> held = new ArrayList<>();
        byScript.forEach((key, answers) -> {
            Script script = Objects.requireNonNull(byKey.get(key));
            Candidate person = people.get(script.candidate());
            if (person != null) {
                held.add(new OfCandidate(person, script, List.copyOf(answers)));
            }
        });
        held.sort(Comparator.comparing(one -> one.candidate().getNumber().value()));
        return held;
    }

    /** The chosen ones of those that are held at a sitting, by script. */
    Map<ScriptRef, Set<String>> chosen(SittingRef sitting, Collection<String> ids) {
        Map<ScriptRef, Set<String>> chosen = new LinkedHashMap<>();
        for (OfCandidate one : at(sitting)) {
            one.answers().stream()
                    .filter(answer -> ids.contains(answer.getId()))
                    .forEach(answer -> chosen.computeIfAbsent(answer.script(), key -> new HashSet<>())
                            .add(answer.getId()));
        }
        return chosen;
    }

    /** When a file with this digest was taken in, if it was. */
    Optional<Instant> importedAt(String digest) {
        List<?> found = em.createNativeQuery("select imported_at from sealed_file where digest = ?")
                .setParameter(1, digest)
                .getResultList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(((Number) found.get(0)).longValue()));
    }

    /** Notes that a file was taken in; the key of the table lets only one of two do so. */
    void imported(String digest, ScriptRef script, int answers, Actor by) {
        em.createNativeQuery("insert into sealed_file (digest, script_id, imported_at, actor_name, answers)"
                        + " values (?, ?, ?, ?, ?)")
                .setParameter(1, digest)
                .setParameter(2, script.value())
                .setParameter(3, clock.millis())
                .setParameter(4, by.name())
                .setParameter(5, answers)
                .executeUpdate();
        audit.record(by, "sealed-file-imported", "script", script.value(), digest.substring(0, 16));
    }
}
