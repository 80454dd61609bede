package org.examhall.member.assessment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.course.Handbook;
import org.examhall.kernel.Language;
import org.examhall.member.assessment.Assessments;
import org.examhall.member.assessment.Maturity;
import org.examhall.member.assessment.SelfAssessment;
import org.jspecify.annotations.Nullable;

/** A member's assessments: the one being filled in, process by process, and those that are finished. */
@Named
@RequestScoped
public class AssessmentPage {

    @Inject
    Assessments assessments;

    @Inject
    Handbook handbook;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable SelfAssessment open;
    private List<SelfAssessment> finished = List.of();

    public void load() {
        Account member = current.account().orElseThrow();
        open = assessments.open(member).orElse(null);
        finished = assessments.finished(member);
    }

    public @Nullable SelfAssessment getOpen() {
        return open;
    }

    public List<Maturity> getMaturities() {
        Language language = Language.of(says.texts().locale().toLanguageTag());
        return open == null ? List.of() : open.maturities(handbook.questionnaire(language));
    }

    /** Whether there is a result to look at yet. */
    public boolean isFinishable() {
        return getMaturities().stream().anyMatch(Maturity::isComplete);
    }

    public List<SelfAssessment> getFinished() {
        return finished;
    }
}
