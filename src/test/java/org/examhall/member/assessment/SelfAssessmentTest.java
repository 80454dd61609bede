package org.examhall.member.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.examhall.account.AccountRef;
import org.examhall.course.Questionnaire;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SelfAssessmentTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Questionnaire.Subject FIRST = process("first");
    private static final Questionnaire.Subject SECOND = process("second");
    private static final Questionnaire BOTH = new Questionnaire(List.of(FIRST, SECOND));

    private static Questionnaire.Subject process(String id) {
        return new Questionnaire.Subject(
                id,
                id,
                Optional.empty(),
                IntStream.range(0, 8).mapToObj(i -> "Question " + i).toList(),
                List.of("Begin.", "Go on.", "Write down.", "Measure.", "Improve."));
    }

    private static SelfAssessment begun() {
        return new SelfAssessment("a", new AccountRef("m"), NOW);
    }

    private static Map<Integer, Degree> given(String digits) {
        Map<Integer, Degree> given = new HashMap<>();
        for (int i = 0; i < digits.length(); i++) {
            int place = i;
            Degree.of(digits.substring(i, i + 1)).ifPresent(degree -> given.put(place, degree));
        }
        return given;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/member/maturity.csv")
    void aLevelIsReachedByTheRule(String digits, String level, int percent) {
        SelfAssessment assessment = begun();
        assertThat(assessment.answer(FIRST, given(digits), NOW)).isEmpty();
        Maturity maturity = assessment.maturities(BOTH).get(0);
        assertThat(maturity.level())
                .isEqualTo(level.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(level)));
        assertThat(maturity.percent()).isEqualTo(percent);
    }

    @Test
    void eachLevelButTheHighestHasANextStep() {
        SelfAssessment assessment = begun();
        assessment.answer(FIRST, given("22220000"), NOW);
        assessment.answer(SECOND, given("33333333"), NOW);
        assertThat(assessment.maturities(BOTH)).extracting(Maturity::next).containsExactly("Write down.", "");
    }

    @Test
    void answersStayWhenItIsTakenUpAgain() {
        SelfAssessment assessment = begun();
        assessment.answer(FIRST, given("2222----"), NOW);
        assessment.answer(SECOND, given("1-------"), NOW);
        assessment.answer(FIRST, given("---33---"), NOW);
        assertThat(assessment.answers().to("first", 2)).contains(Degree.USUALLY);
        assertThat(assessment.answers().to("first", 3)).contains(Degree.ALWAYS_MEASURED);
        assertThat(assessment.answers().to("first", 5)).isEmpty();
        assertThat(assessment.maturities(BOTH)).extracting(Maturity::answered).containsExactly(5, 1);
    }

    @Test
    void whatIsFinishedStaysAsItIs() {
        SelfAssessment assessment = begun();
        assertThat(assessment.finish(BOTH, NOW)).contains(Refusal.of("assessment-empty"));
        assessment.answer(FIRST, given("22222222"), NOW);
        assertThat(assessment.finish(BOTH, NOW)).isEmpty();
        assertThat(assessment.isFinished()).isTrue();
        assertThat(assessment.answer(FIRST, given("0"), NOW)).contains(Refusal.of("assessment-finished"));
        assertThat(assessment.finish(BOTH, NOW)).contains(Refusal.of("assessment-finished"));
    }

    @Test
    void aQuestionThatIsNotAskedHasNoAnswer() {
        assertThat(begun().answer(FIRST, Map.of(8, Degree.USUALLY), NOW)).contains(Refusal.of("not-found"));
        assertThat(Degree.of("4")).isEmpty();
        assertThat(Degree.of("two")).isEmpty();
    }

    @Test
    void aReportComparesWithTheOneBefore() {
        SelfAssessment earlier = begun();
        earlier.answer(FIRST, given("22000000"), NOW);
        earlier.finish(BOTH, NOW);
        SelfAssessment later = begun();
        later.answer(FIRST, given("22222200"), NOW);
        later.answer(SECOND, given("22000000"), NOW);
        Report report = Report.of(later, Optional.of(earlier), BOTH);
        assertThat(report.lines().get(0).change()).hasValue(2);
        assertThat(report.lines().get(1).change()).isEmpty();
        assertThat(Report.of(later, Optional.empty(), BOTH).isCompared()).isFalse();
    }

    /** With four processes the spokes point up, right, down and left. */
    @Test
    void theChartPutsLevelsAroundItsCentre() {
        Radar radar = Radar.of(List.of(5, 5, 0, 1), List.of());
        assertThat(radar.now()).isEqualTo("200.0,40.0 360.0,200.0 200.0,200.0 168.0,200.0");
        assertThat(radar.rings()).hasSize(5);
        assertThat(radar.before()).isEmpty();
    }
}
