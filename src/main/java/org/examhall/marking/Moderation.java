package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.ScriptRef;

/** Where markers differ a third person decides; where a mark is doubted afterwards, others mark the answer again. */
@ApplicationScoped
@Transactional
public class Moderation {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    PeopleMarking people;

    @Inject
    MarkingGuides guides;

    @Inject
    MarkingRules rules;

    @Inject
    AuditTrail audit;

    @Inject
    Event<MarksTakenBack> takenBack;

    /** An answer about which this person may decide; empty if there is none, or somebody else has to. */
    public Optional<ToMark> look(String id, Actor by) {
        return Optional.ofNullable(em.find(AnswerToMark.class, id))
                .filter(AnswerToMark::isDisputed)
                .filter(answer ->
                        MarkerPolicy.objection(people.ties(answer, by)).isEmpty())
                .map(guides::toMark);
    }

    /** What the first and the second marker gave an answer: of each the mark that counts. */
    public List<GivenMark> marks(AnswerToMark answer) {
        Map<GivenMark.Place, GivenMark> last = new EnumMap<>(GivenMark.Place.class);
        em.createQuery("select g from GivenMark g where g.answerId = :answer order by g.givenAt, g.id", GivenMark.class)
                .setParameter("answer", answer.getId())
                .getResultStream()
                .forEach(mark -> last.put(mark.getPlace(), mark));
        return List.copyOf(last.values());
    }

    /**
     * A moderator decides.
     *
     * @throws org.examhall.kernel.Refused {@code answer-not-disputed}, {@code moderation-needs-reason}, the reasons of
     *     {@link MarkerPolicy} and those of a judgement
     */
    public void decide(String id, GivenMark.Judgement judgement, Actor by) {
        AnswerToMark found = em.find(AnswerToMark.class, id);
        if (found == null) {
            throw Refusal.of("not-found").asException();
        }
        people.lock(found.script());
        Refusal.refuse(MarkerPolicy.objection(people.ties(found, by)));
        Refusal.refuse(judgement.refusal(guides.rubric(found)));
        if (judgement.why().isEmpty()) {
            throw Refusal.of("moderation-needs-reason").asException();
        }
        GivenMark mark = new GivenMark(
                Reference.fresh(clock), found, GivenMark.Place.MODERATOR, judgement, 0, by, clock.instant());
        Refusal.refuse(found.decide(mark, clock.instant()));
        em.persist(mark);
        em.flush(); // before it is asked what is left of the script
        audit.record(by, "answer-moderated", "script", found.script().value(), "");
        people.settle(found.script());
    }

    /**
     * An answer is marked again, by others: after an appeal, or because its rubric was wrong. Until it is settled the
     * script has no marks.
     *
     * @throws org.examhall.kernel.Refused {@code answer-not-settled}, {@code remark-needs-reason}, or if what was
     *     determined from the marks cannot be let go of any more
     */
    public void again(ScriptRef script, int position, String why, Actor by) {
        if (why.isBlank() || why.strip().length() > GivenMark.Judgement.LONGEST_WHY) {
            throw Refusal.of("remark-needs-reason", GivenMark.Judgement.LONGEST_WHY)
                    .asException();
        }
        AnswerToMark before = people.lock(script).stream()
                .filter(answer -> answer.getPosition() == position)
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException());
        Refusal.refuse(before.objectionToAgain());
        takenBack.fire(new MarksTakenBack(script));
        em.persist(before.again(Reference.fresh(clock), why.strip(), rules.of(before.getBlueprint()), clock.instant()));
        audit.record(by, "answer-marked-again", "script", script.value(), "");
    }
}
