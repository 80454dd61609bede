package org.examhall.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.examhall.bank.Response;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void keyEarnsEveryMark() {
        ScriptMarked marked = MarkingFixture.marked(position -> true);
        assertThat(marked.positions()).hasSize(60).allMatch(p -> p.mark().full() && p.isAnswered());
        assertThat(marked.total().total().earned())
                .isEqualByComparingTo(marked.total().total().possible());
        assertThat(marked.total().getAnswered()).isEqualTo(60);
    }

    @Test
    void emptyScriptEarnsNothingButEveryQuestionIsMarked() {
        ScriptMarked marked = MarkingFixture.marked(position -> false);
        assertThat(marked.positions()).hasSize(60).noneMatch(PositionMark::isAnswered);
        assertThat(marked.total().total().earned()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(marked.total().total().possible()).isPositive();
    }

    @Test
    void totalIsTheSumOfThePositions() {
        ScriptMarked marked = MarkingFixture.marked(position -> position % 3 == 0);
        BigDecimal expected = marked.positions().stream()
                .filter(p -> p.getPosition() % 3 == 0)
                .map(p -> p.mark().possible())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(marked.total().total().earned()).isEqualByComparingTo(expected);
        assertThat(marked.total().getAnswered()).isEqualTo(20);
    }

    @Test
    void answerThatIsNotTheKeyEarnsNothing() {
        Map<Integer, Response> wrong = Map.of(1, Response.of("RESPONSE", "NO_SUCH_CHOICE"));
        PositionMark first =
                Marks.mark(MarkingFixture.SCRIPT, MarkingFixture.sheet(), wrong).get(0);
        assertThat(first.isAnswered()).isTrue();
        assertThat(first.mark().earned()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void positionKeepsWhatStatisticsAskFor() {
        PositionMark first = MarkingFixture.marked(position -> true).positions().get(0);
        var question = MarkingFixture.sheet().question(1);
        assertThat(first.getItemVersion()).isEqualTo(question.itemVersion());
        assertThat(first.getOutcome()).isEqualTo(question.outcome());
        assertThat(first.getProcess()).isEqualTo(question.process());
    }

    @Test
    void whatPeopleGaveStandsInThePlaceOfTheMarkScheme() {
        PositionMark first = Marks.mark(
                        MarkingFixture.SCRIPT,
                        MarkingFixture.sheet(),
                        MarkingFixture.keys(position -> true),
                        Map.of(1, new BigDecimal("0.25")))
                .get(0);
        assertThat(first.mark().earned()).isEqualByComparingTo("0.25");
        assertThat(first.mark().possible()).isEqualByComparingTo("1");
    }

    @Test
    void noAnswerToTheShippedBankWaitsForAPerson() {
        assertThat(ForPeople.in(MarkingFixture.handedIn(MarkingFixture.keys(position -> true)), MarkingFixture.sheet()))
                .isEmpty();
    }
}
