package org.examhall.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author's words for markers are taken for. */
class RubricTest {

    private static final String HEAD = "<p>Read it twice.</p><table><caption>Criteria</caption><thead><tr>"
            + "<th scope=\"col\">Looked for</th><th scope=\"col\">Marks</th></tr></thead><tbody>";
    private static final String TABLE = HEAD + "<tr><th scope=\"row\">Cause &amp; effect</th><td>names both</td>"
            + "<td>2</td></tr><tr><td><strong>Style</strong></td><td></td><td>0,5</td></tr></tbody></table>";

    private static List<BigDecimal> marks(String... marks) {
        return Arrays.stream(marks).map(BigDecimal::new).toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/marking/steps.csv", ignoreLeadingAndTrailingWhitespace = true)
    void criterionHasItsSteps(BigDecimal most, String steps) {
        String found = new Criterion("", most)
                .steps().stream()
                        .map(step -> step.signum() == 0
                                ? "0"
                                : step.stripTrailingZeros().toPlainString())
                        .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(steps);
    }

    @Test
    void rowsThatAddUpAreCriteria() {
        Rubric rubric = Rubric.of(TABLE, new BigDecimal("2.5000"));
        assertThat(rubric.criteria()).extracting(Criterion::name).containsExactly("Cause & effect", "Style");
        assertThat(rubric.criteria())
                .extracting(Criterion::most)
                .containsExactly(BigDecimal.valueOf(2), new BigDecimal("0.5"));
        assertThat(rubric.html()).isEqualTo(TABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>Two marks for a reason.</p>",
                HEAD + "<tr><td>Cause</td><td>3</td></tr></tbody></table>",
                HEAD + "<tr><td>Cause</td><td>two</td></tr></tbody></table>",
                HEAD + "<tr><td></td><td>2</td></tr></tbody></table>",
                HEAD + "<tr><td>2</td></tr></tbody></table>",
                HEAD + "<tr><td>Cause</td><td>2</td></tr><tr><td>Style</td><td>0</td></tr></tbody></table>"
            })
    void anythingElseIsMarkedAsAWhole(String html) {
        assertThat(Rubric.of(html, BigDecimal.valueOf(2)).criteria())
                .containsExactly(new Criterion("", BigDecimal.valueOf(2)));
    }

    @Test
    void marksAreGivenForEachCriterionInItsSteps() {
        Rubric rubric = Rubric.of(TABLE, new BigDecimal("2.5"));
        assertThat(rubric.refusal(marks("2", "0.5"))).isEmpty();
        assertThat(rubric.refusal(marks("0.00", "0"))).isEmpty();
        assertThat(rubric.refusal(marks("2"))).contains(Refusal.of("marks-missing"));
        assertThat(rubric.refusal(marks("1.5", "0"))).contains(Refusal.of("marks-not-in-steps"));
        assertThat(rubric.refusal(marks("3", "0"))).contains(Refusal.of("marks-not-in-steps"));
        assertThat(rubric.refusal(marks("-1", "0"))).contains(Refusal.of("marks-not-in-steps"));
    }

    @Test
    void whoeverSendsAnAnswerToAModeratorSaysWhy() {
        Rubric rubric = Rubric.of("", BigDecimal.ONE);
        assertThat(new GivenMark.Judgement(marks("1"), " ", true, "").refusal(rubric))
                .contains(Refusal.of("referral-needs-note"));
        assertThat(new GivenMark.Judgement(marks("1"), "A name is in it.", true, "").refusal(rubric))
                .isEmpty();
        assertThat(new GivenMark.Judgement(marks("1"), "x".repeat(2_001), false, "").refusal(rubric))
                .contains(Refusal.of("judgement-long", 2_000, 300));
    }
}
