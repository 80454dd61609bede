package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.examhall.bank.BankFixture;
import org.examhall.bank.Blueprint;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mock exam has the shape of its exam, as far as the course has questions for it. */
class MockPlanTest {

    private static final Courseware ALL = CourseReader.read(Path.of("courseware"));
    private static final Course PRACTITIONER =
            ALL.find("practitioner", Language.EN).orElseThrow();
    private static final Blueprint EXAM = BankFixture.blueprint();

    private static List<Check> drawn(Course course, Optional<Blueprint> exam, MockPlan.Length length, int seed) {
        return MockPlan.of(course, exam, length).draw(course, exam, Map.of(), new Random(seed));
    }

    @Test
    void aWholeOneIsAsLongAsTheExam() {
        MockPlan plan = MockPlan.of(PRACTITIONER, Optional.of(EXAM), MockPlan.Length.WHOLE);
        assertThat(plan).isEqualTo(new MockPlan(EXAM.questions(), EXAM.minutes()));
    }

    @Test
    void aShortOneHasTheSameTimeForEachQuestion() {
        MockPlan plan = MockPlan.of(PRACTITIONER, Optional.of(EXAM), MockPlan.Length.SHORT);
        assertThat(plan.questions()).isEqualTo(MockPlan.SHORT);
        assertThat((double) plan.minutes() / plan.questions())
                .isBetween((double) EXAM.minutes() / EXAM.questions() - 0.1, 1.0 + EXAM.minutes() / EXAM.questions());
    }

    @ParameterizedTest
    @EnumSource(MockPlan.Length.class)
    void questionsAreSpreadOverTheOutcomesAsInTheExam(MockPlan.Length length) {
        List<Check> questions = drawn(PRACTITIONER, Optional.of(EXAM), length, 1);
        assertThat(questions).doesNotHaveDuplicates();
        for (int outcome : EXAM.outcomes().keySet()) {
            int inExam = EXAM.sections().stream()
                    .filter(section -> section.outcome() == outcome)
                    .mapToInt(Blueprint.Section::select)
                    .sum();
            double share = (double) inExam * questions.size() / EXAM.questions();
            assertThat((double) questions.stream()
                            .filter(check -> check.outcome() == outcome)
                            .count())
                    .as("outcome " + outcome)
                    .isBetween(share - 1.5, share + 1.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"practitioner", "advanced", "internet-safety"})
    void everyCourseHasQuestionsEnough(String id) {
        for (Language language : Language.values()) {
            Course course = ALL.find(id, language).orElseThrow();
            assertThat(drawn(course, Optional.empty(), MockPlan.Length.WHOLE, 1))
                    .hasSize(20);
        }
    }

    @Test
    void whatWasMetBeforeComesLast() {
        Map<CheckRef, Integer> met = new HashMap<>();
        MockPlan plan = MockPlan.of(PRACTITIONER, Optional.empty(), MockPlan.Length.WHOLE);
        List<Check> first = plan.draw(PRACTITIONER, Optional.empty(), met, new Random(1));
        first.forEach(check -> met.put(check.ref(), 1));
        assertThat(plan.draw(PRACTITIONER, Optional.empty(), met, new Random(2)))
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    void aCourseOfFewQuestionsAsksThemAll(@TempDir Path root) {
        Course course = CourseFixture.read(root, "Text.").find("c", Language.EN).orElseThrow();
        assertThat(drawn(course, Optional.of(EXAM), MockPlan.Length.WHOLE, 1)).hasSize(1);
    }

    @Test
    void theMarkupShowsWhatIsAskedAndNothingOfWhatIsRight() {
        List<Check> questions = drawn(PRACTITIONER, Optional.of(EXAM), MockPlan.Length.WHOLE, 1);
        String html = MockMarkup.of(questions, Texts.in(Language.EN.locale()));
        assertThat(questions)
                .allSatisfy(check -> assertThat(html)
                        .contains(check.question(), check.options().get(0).text())
                        .doesNotContain(check.explanation(), check.ref().value()));
    }
}
