package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.ScriptRef;

/**
 * The bundles of answers that markers have in hand. While somebody holds an answer nobody else gets it; the marks in a
 * bundle may be thought over until it is handed in, and count from then on. A bundle that is left lying hands itself
 * in: what was marked counts, the rest goes back.
 */
@ApplicationScoped
@Transactional
public class Bundles {

    /** How many answers a marker takes at once. */
    static final int SIZE = 10;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    PeopleMarking people;

    @Inject
    MarkingQueue queue;

    @Inject
    MarkingGuides guides;

    @Inject
    MarkingRules rules;

    @Inject
    AuditTrail audit;

    /**
     * A marker takes answers to one question.
     *
     * @param item key of the version of the item
     * @return how many
     * @throws org.examhall.kernel.Refused {@code bundle-in-hand}, {@code nothing-to-mark}
     */
    public int take(String item, Actor by) {
        if (inHand(by).isPresent()) {
            throw Refusal.of("bundle-in-hand").asException();
        }
        Bundle bundle = new Bundle(Reference.fresh(clock), item, by, clock.instant());
        int taken = 0;
        for (String id : queue.openTo(by, item, SIZE).stream().sorted().toList()) {
            AnswerToMark answer = people.lock(id);
            if (answer.take(bundle, people.ties(answer, by)).isEmpty()) {
                taken++;
            }
        }
        if (taken == 0) {
            throw Refusal.of("nothing-to-mark").asException();
        }
        em.persist(bundle);
        audit.record(by, "marking-bundle-taken", "item", guides.nameOf(item), Integer.toString(taken));
        return taken;
    }

    /** The bundle that a marker has in hand. */
    public Optional<Bundle> inHand(Actor by) {
        return em.createQuery(
                        "select b from Bundle b where b.accountId = :me and b.closedAt is null order by b.id",
                        Bundle.class)
                .setParameter("me", by.id())
                .getResultStream()
                .findFirst();
    }

    /** What a bundle holds, in the order in which it is marked: as the lot has it, not as it was handed in. */
    public List<AnswerToMark> answers(Bundle bundle) {
        return em.createQuery(
                        "select a from AnswerToMark a where a.bundle = :bundle order by a.lot, a.id",
                        AnswerToMark.class)
                .setParameter("bundle", bundle.getId())
                .getResultList();
    }

    /** The marks that would count if a bundle were handed in now: the last for each answer, by the answer's key. */
    public Map<String, GivenMark> marks(Bundle bundle) {
        Map<String, GivenMark> last = new HashMap<>();
        em.createQuery(
                        "select g from GivenMark g, AnswerToMark a where a.id = g.answerId and a.bundle = :bundle"
                                + " and g.accountId = :holder order by g.givenAt, g.id",
                        GivenMark.class)
                .setParameter("bundle", bundle.getId())
                .setParameter("holder", bundle.holder().id())
                .getResultStream()
                .forEach(mark -> last.put(mark.answer(), mark));
        return last;
    }

    /** The marker looks at an answer in hand; empty if it is not. */
    public Optional<ToMark> look(String id, Actor by) {
        Instant now = clock.instant();
        return inHand(by).flatMap(bundle -> {
            bundle.touch(now);
            Optional<AnswerToMark> looked = answers(bundle).stream()
                    .filter(answer -> answer.getId().equals(id))
                    .findFirst();
            looked.ifPresent(answer -> answer.look(now));
            return looked.map(guides::toMark);
        });
    }

    /**
     * A marker gives a mark to an answer in hand, or another one after thinking again.
     *
     * @throws org.examhall.kernel.Refused {@code answer-not-in-hand}, {@code marks-missing},
     *     {@code marks-not-in-steps}, {@code judgement-long}, {@code referral-needs-note}
     */
    public GivenMark give(String id, GivenMark.Judgement judgement, Actor by) {
        Instant now = clock.instant();
        Bundle bundle =
                inHand(by).orElseThrow(() -> Refusal.of("answer-not-in-hand").asException());
        AnswerToMark answer = people.lock(id);
        if (!answer.isIn(bundle)) {
            throw Refusal.of("answer-not-in-hand").asException();
        }
        Refusal.refuse(judgement.refusal(guides.rubric(answer)));
        bundle.touch(now);
        GivenMark mark = new GivenMark(
                Reference.fresh(clock), answer, answer.place(), judgement, answer.secondsSeen(now), by, now);
        em.persist(mark);
        return mark;
    }

    /**
     * A marker hands in what they have in hand: what is marked counts, what is not goes back.
     *
     * @return how many were marked
     * @throws org.examhall.kernel.Refused {@code nothing-in-hand}
     */
    public int handIn(Actor by) {
        Bundle bundle =
                inHand(by).orElseThrow(() -> Refusal.of("nothing-in-hand").asException());
        int marked = close(bundle);
        audit.record(
                by, "marking-bundle-done", "item", guides.nameOf(bundle.getItemVersion()), Integer.toString(marked));
        return marked;
    }

    /**
     * The office takes a bundle from whoever has it, as if they had handed it in.
     *
     * @throws org.examhall.kernel.Refused {@code nothing-in-hand}
     */
    public void collect(String id, Actor by) {
        Bundle bundle = em.find(Bundle.class, id);
        if (bundle == null || !bundle.isOpen()) {
            throw Refusal.of("nothing-in-hand").asException();
        }
        close(bundle);
        audit.record(by, "marking-bundle-collected", "account", bundle.holder().id(), "");
    }

    /** Bundles that have been left lying for too long. */
    List<String> leftLying() {
        return em.createQuery(
                        "select b.id from Bundle b where b.closedAt is null and b.heldUntil <= :now", String.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Hands in a bundle that has been left lying, unless its marker has come back to it. */
    void lapse(String id) {
        Bundle bundle = em.find(Bundle.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (bundle.isLeft(clock.instant())) {
            close(bundle);
            audit.record(
                    Actor.SYSTEM,
                    "marking-bundle-collected",
                    "account",
                    bundle.holder().id(),
                    "");
        }
    }

    private int close(Bundle bundle) {
        em.refresh(bundle, LockModeType.PESSIMISTIC_WRITE);
        if (!bundle.isOpen()) {
            return 0;
        }
        Map<String, GivenMark> marks = marks(bundle);
        TreeSet<String> scripts = answers(bundle).stream()
                .map(answer -> answer.script().value())
                .collect(Collectors.toCollection(TreeSet::new));
        // Script by script in the order of their keys: of two who hand in at once, neither waits for the other's.
        scripts.stream().map(ScriptRef::new).forEach(script -> count(script, bundle, marks));
        bundle.close(clock.instant());
        return marks.size();
    }

    private void count(ScriptRef script, Bundle bundle, Map<String, GivenMark> marks) {
        for (AnswerToMark answer : people.lock(script)) {
            GivenMark mark = marks.get(answer.getId());
            if (answer.isIn(bundle) && mark != null) {
                answer.count(mark, rules.of(answer.getBlueprint()), clock.instant());
            } else if (answer.isIn(bundle)) {
                answer.letGo();
            }
        }
        em.flush(); // before it is asked what is left of the script
        people.settle(script);
    }
}
