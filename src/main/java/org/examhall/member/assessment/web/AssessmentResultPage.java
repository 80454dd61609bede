package org.examhall.member.assessment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.course.Courses;
import org.examhall.course.Handbook;
import org.examhall.course.Lesson;
import org.examhall.course.LessonRef;
import org.examhall.course.Readers;
import org.examhall.kernel.Language;
import org.examhall.member.assessment.AssessmentRef;
import org.examhall.member.assessment.Assessments;
import org.examhall.member.assessment.Report;
import org.jspecify.annotations.Nullable;

/** What an assessment says: levels, what has changed, and what to do next. */
@Named
@RequestScoped
public class AssessmentResultPage {

    @Inject
    Assessments assessments;

    @Inject
    Handbook handbook;

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable String id;
    private @Nullable Report report;

    public void load() throws IOException {
        Account member = current.account().orElseThrow();
        report = Optional.ofNullable(id)
                .flatMap(name -> assessments.find(new AssessmentRef(name), member))
                .filter(one -> one.isFinished())
                .map(one -> Report.of(one, assessments.before(one, member), handbook.questionnaire(language())))
                .orElse(null);
        if (report == null) {
            says.notFound();
        }
    }

    private Language language() {
        return Language.of(says.texts().locale().toLanguageTag());
    }

    public @Nullable Report getReport() {
        return report;
    }

    /** The lesson that teaches a process, if this member may read it. */
    public @Nullable Lesson lesson(Optional<LessonRef> lesson) {
        return lesson.flatMap(ref -> courses.find(ref.course(), language())
                        .filter(course ->
                                readers.refusal(current.account(), course).isEmpty())
                        .flatMap(course -> course.lesson(ref.id())))
                .orElse(null);
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
