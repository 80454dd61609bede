package org.examhall.member.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.course.Handbook;
import org.examhall.course.Questionnaire;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** Self-assessments. Each belongs to the account that began it; nobody else is shown it. */
@ApplicationScoped
@Transactional
public class Assessments {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Handbook handbook;

    /** The one that is not finished, if there is one. */
    public Optional<SelfAssessment> open(Account member) {
        return all(member).stream().filter(one -> !one.isFinished()).findFirst();
    }

    /** Those that are finished, the latest first. */
    public List<SelfAssessment> finished(Account member) {
        return all(member).stream().filter(SelfAssessment::isFinished).toList();
    }

    /** The one of this name, if it is this member's. */
    public Optional<SelfAssessment> find(AssessmentRef assessment, Account member) {
        return all(member).stream().filter(one -> one.ref().equals(assessment)).findFirst();
    }

    /** The finished one before this. */
    public Optional<SelfAssessment> before(SelfAssessment assessment, Account member) {
        return finished(member).stream()
                .filter(one -> one.getBegunAt().isBefore(assessment.getBegunAt()))
                .findFirst();
    }

    /** Begins one, unless one is open already. */
    public void begin(Account member) {
        if (open(member).isEmpty()) {
            em.persist(new SelfAssessment(Reference.fresh(clock), member.ref(), clock.instant()));
        }
    }

    /**
     * Keeps answers in the one that is open.
     *
     * @param given by the places of the questions, from 0
     * @throws org.examhall.kernel.Refused if there is none, or no such question
     */
    public void answer(String process, Map<Integer, Degree> given, Account member) {
        Questionnaire.Subject asked = questionnaire()
                .process(process)
                .orElseThrow(() -> Refusal.of("not-found").asException());
        Refusal.refuse(require(member).answer(asked, given, clock.instant()));
    }

    /**
     * Finishes the one that is open.
     *
     * @throws org.examhall.kernel.Refused if there is none, or nothing in it to show
     */
    public AssessmentRef finish(Account member) {
        SelfAssessment open = require(member);
        Refusal.refuse(open.finish(questionnaire(), clock.instant()));
        return open.ref();
    }

    private SelfAssessment require(Account member) {
        return open(member).orElseThrow(() -> Refusal.of("assessment-none").asException());
    }

    /** Both languages ask the same; only the words differ. */
    private Questionnaire questionnaire() {
        return handbook.questionnaire(Language.EN);
    }

    private List<SelfAssessment> all(Account member) {
        return em.createQuery(
                        "select a from SelfAssessment a where a.accountId = :account order by a.begunAt desc",
                        SelfAssessment.class)
                .setParameter("account", member.getId())
                .getResultList();
    }
}
