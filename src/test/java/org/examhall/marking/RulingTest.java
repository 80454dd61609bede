package org.examhall.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.examhall.bank.Mark;
import org.examhall.bank.MarkScheme;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.examhall.marking.Ruling.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulingTest {

    /** A has been the key; B should have been, and C is worth half a mark. */
    private static final MarkScheme OWN =
            new MarkScheme(List.of(new MarkScheme.Exact("RESPONSE", List.of("A"), false)));

    private static final MarkScheme OTHER = new MarkScheme(List.of(new MarkScheme.Mapped(
            "RESPONSE",
            List.of("B"),
            Map.of("B", BigDecimal.ONE, "C", new BigDecimal("0.5")),
            BigDecimal.ZERO,
            null,
            null)));

    @ParameterizedTest(name = "{0} for {1}: {2} of {3}")
    @CsvSource({
        "LEAVE, A, 1  , 1",
        "LEAVE, B, 0  , 1",
        "LEAVE,  , 0  , 1",
        "FULL , A, 1  , 1",
        "FULL , B, 1  , 1",
        "FULL ,  , 1  , 1",
        "OUT  , A, 0  , 0",
        "OUT  , B, 0  , 0",
        "OUT  ,  , 0  , 0",
        "REKEY, A, 0  , 1",
        "REKEY, B, 1  , 1",
        "REKEY, C, 0.5, 1",
        "REKEY,  , 0  , 1",
    })
    void anAnswerIsMarkedAsWasDecided(Verdict verdict, String answer, BigDecimal earned, BigDecimal possible) {
        assertThat(Ruling.mark(verdict, OWN.mark(response(answer)), OTHER, response(answer)))
                .isEqualTo(new Mark(earned, possible));
    }

    private static Response response(String answer) {
        return answer == null ? Response.NONE : Response.of("RESPONSE", answer);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void markingTwiceGivesWhatMarkingOnceGives(Verdict verdict) {
        for (Sheet.Question question : MarkingFixture.sheet().questions()) {
            Response answer =
                    MarkingFixture.keys(position -> position % 2 == 0).getOrDefault(question.position(), Response.NONE);
            PositionMark mark = new PositionMark(MarkingFixture.SCRIPT, question, answer);
            Mark own = mark.mark();
            mark.take(Ruling.mark(verdict, own, OTHER, answer));
            Mark once = mark.mark();
            mark.take(Ruling.mark(verdict, own, OTHER, answer));
            assertThat(mark.mark()).isEqualTo(once);
        }
    }

    @Test
    void leavingAnItemGivesTheMarksThatTheScriptHas() {
        for (PositionMark position :
                MarkingFixture.marked(each -> each % 3 == 0).positions()) {
            Sheet.Question question = MarkingFixture.sheet().question(position.getPosition());
            Response answer =
                    MarkingFixture.keys(each -> each % 3 == 0).getOrDefault(position.getPosition(), Response.NONE);
            assertThat(Ruling.mark(Verdict.LEAVE, question.markScheme().mark(answer), null, answer))
                    .isEqualTo(position.mark());
        }
    }
}
