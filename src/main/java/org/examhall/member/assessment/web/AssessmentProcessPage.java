package org.examhall.member.assessment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.course.Handbook;
import org.examhall.course.Questionnaire;
import org.examhall.kernel.Language;
import org.examhall.member.assessment.Answers;
import org.examhall.member.assessment.Assessments;
import org.examhall.member.assessment.Degree;
import org.examhall.member.assessment.SelfAssessment;
import org.jspecify.annotations.Nullable;

/** The questions about one process, with what was answered so far. */
@Named
@RequestScoped
public class AssessmentProcessPage {

    @Inject
    Assessments assessments;

    @Inject
    Handbook handbook;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable String id;
    private Questionnaire.@Nullable Subject process;
    private @Nullable String next;
    private int number;
    private int count;
    private List<Asked> questions = List.of();

    /**
     * A question.
     *
     * @param place from 0
     * @param given the answer so far; null if there is none
     */
    public record Asked(int place, String text, @Nullable Degree given) {}

    public void load() throws IOException {
        Questionnaire all =
                handbook.questionnaire(Language.of(says.texts().locale().toLanguageTag()));
        Optional<SelfAssessment> open = assessments.open(current.account().orElseThrow());
        Optional<Questionnaire.Subject> asked = id == null ? Optional.empty() : all.process(id);
        if (open.isEmpty() || asked.isEmpty()) {
            says.notFound();
            return;
        }
        Questionnaire.Subject found = asked.get();
        Answers answers = open.get().answers();
        process = found;
        number = all.processes().indexOf(found) + 1;
        count = all.processes().size();
        next = all.beside(found, 1).map(Questionnaire.Subject::title).orElse(null);
        questions = IntStream.range(0, found.questions().size())
                .mapToObj(place -> new Asked(
                        place,
                        found.questions().get(place),
                        answers.to(found.id(), place).orElse(null)))
                .toList();
    }

    public Questionnaire.@Nullable Subject getProcess() {
        return process;
    }

    /** The title of the process that follows; null after the last. */
    public @Nullable String getNext() {
        return next;
    }

    public int getNumber() {
        return number;
    }

    public int getCount() {
        return count;
    }

    public List<Asked> getQuestions() {
        return questions;
    }

    public Degree[] getDegrees() {
        return Degree.values();
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
