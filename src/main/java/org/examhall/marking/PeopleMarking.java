package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.bank.Mark;
import org.examhall.bank.Paper;
import org.examhall.bank.Papers;
import org.examhall.bank.Sheet;
import org.examhall.candidate.Interests;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.HandedInScript;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.ScriptReopened;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;

/**
 * From the script that is handed in to the marks that people gave it: what waits is queued, and when all of it is
 * settled, the script gets its marks. Until then it has none, so that nobody can take half of them for the whole.
 */
@ApplicationScoped
@Transactional
class PeopleMarking {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Sittings sittings;

    @Inject
    Scripts scripts;

    @Inject
    Papers papers;

    @Inject
    Blueprints blueprints;

    @Inject
    Interests interests;

    @Inject
    MarkingRules rules;

    @Inject
    Event<PeopleMarked> marked;

    /**
     * Queues what people have to mark in a script that was handed in.
     *
     * @return whether there is anything; then {@link PeopleMarked} follows, sooner or later
     */
    boolean await(HandedInScript script, Sheet sheet) {
        List<Sheet.Question> questions = ForPeople.in(script, sheet);
        if (questions.isEmpty()
                || sittings.find(script.sitting()).filter(Sitting::isRehearsal).isPresent()) {
            return false;
        }
        Map<Integer, AnswerToMark> before = lastTurns(script.ref());
        String exam = papers.find(script.paper()).blueprintCode();
        SecondMarking rule = rules.of(exam);
        for (Sheet.Question question : questions) {
            AnswerToMark last = before.get(question.position());
            if (last != null && last.isOf(script)) {
                last.putBack();
            } else {
                int turn = last == null ? 1 : last.getTurn() + 1;
                em.persist(
                        new AnswerToMark(Reference.fresh(clock), script, question, exam, turn, rule, clock.instant()));
            }
        }
        em.flush(); // before it is asked what is left
        settle(script.ref());
        return true;
    }

    private Map<Integer, AnswerToMark> lastTurns(ScriptRef script) {
        return em.createQuery(
                        "select a from AnswerToMark a where a.scriptId = :script and a.standing <> :replaced",
                        AnswerToMark.class)
                .setParameter("script", script.value())
                .setParameter("replaced", AnswerToMark.Standing.REPLACED)
                .getResultStream()
                .collect(Collectors.toMap(
                        AnswerToMark::getPosition, Function.identity(), (a, b) -> a.getTurn() > b.getTurn() ? a : b));
    }

    /** The script is taken back: nobody need mark its answers until it is handed in again. */
    void forget(@Observes ScriptReopened event) {
        lock(event.script()).forEach(AnswerToMark::takeBack);
    }

    /** What people have to mark of a script, in the order of the keys, locked so that only one settles at a time. */
    List<AnswerToMark> lock(ScriptRef script) {
        // One by one: Derby locks no rows of a statement that sorts.
        return em
                .createQuery(
                        "select a.id from AnswerToMark a where a.scriptId = :script and a.standing = :current"
                                + " order by a.id",
                        String.class)
                .setParameter("script", script.value())
                .setParameter("current", AnswerToMark.Standing.CURRENT)
                .getResultList()
                .stream()
                .map(this::lock)
                .toList();
    }

    AnswerToMark lock(String id) {
        AnswerToMark answer = em.find(AnswerToMark.class, id);
        if (answer == null) {
            throw Refusal.of("not-found").asException();
        }
        em.refresh(answer, LockModeType.PESSIMISTIC_WRITE); // it may have been read before somebody else changed it
        return answer;
    }

    /** The marks that people gave an answer; empty as long as somebody has to mark it. */
    Optional<BigDecimal> given(ScriptRef script, int position) {
        return em.createQuery(
                        "select a.marks from AnswerToMark a where a.scriptId = :script and a.position = :position"
                                + " and a.standing = :current and a.state = :settled",
                        BigDecimal.class)
                .setParameter("script", script.value())
                .setParameter("position", position)
                .setParameter("current", AnswerToMark.Standing.CURRENT)
                .setParameter("settled", AnswerToMark.State.SETTLED)
                .getResultStream()
                .findFirst();
    }

    /** What ties this person to an answer. */
    MarkerPolicy.Ties ties(AnswerToMark answer, Actor person) {
        AccountRef account = new AccountRef(person.id());
        boolean invigilated = sittings.find(answer.sitting())
                .filter(sitting -> sitting.invigilator().equals(account))
                .isPresent();
        long marked = em.createQuery(
                        "select count(g) from GivenMark g where g.scriptId = :script and g.position = :position"
                                + " and g.accountId = :person",
                        Long.class)
                .setParameter("script", answer.script().value())
                .setParameter("position", answer.getPosition())
                .setParameter("person", person.id())
                .getSingleResult();
        return new MarkerPolicy.Ties(invigilated, interests.in(account).contains(answer.candidate()), marked > 0);
    }

    /**
     * Gives the script its marks, if all that people have to mark is settled and no second person has to look because
     * the script comes close to the pass mark.
     */
    void settle(ScriptRef ref) {
        List<AnswerToMark> answers = lock(ref);
        if (answers.isEmpty() || !answers.stream().allMatch(AnswerToMark::isSettled)) {
            return;
        }
        Map<Integer, BigDecimal> marks = answers.stream()
                .collect(Collectors.toMap(
                        AnswerToMark::getPosition, answer -> answer.marks().orElseThrow()));
        HandedInScript script = scripts.handedIn(ref);
        if (!isNearThePassMark(script, marks) || !doubt(answers)) {
            marked.fire(new PeopleMarked(script, marks));
        }
    }

    /** Whether any of them waits for a second person now. */
    private static boolean doubt(List<AnswerToMark> answers) {
        boolean doubted = false;
        for (AnswerToMark answer : answers) {
            doubted |= answer.doubt();
        }
        return doubted;
    }

    private boolean isNearThePassMark(HandedInScript script, Map<Integer, BigDecimal> marks) {
        Paper paper = papers.find(script.paper());
        Optional<Blueprint> blueprint = blueprints.find(paper.blueprintCode(), paper.blueprintHash());
        Mark total = new ScriptMark(
                        script.ref(),
                        script.paper(),
                        Marks.mark(script.ref(), papers.sheet(script.paper()), script.answers(), marks),
                        clock.instant())
                .total();
        return blueprint
                .filter(exam -> rules.of(exam.code()).isNear(total.earned(), total.possible(), exam.passMark()))
                .isPresent();
    }
}
