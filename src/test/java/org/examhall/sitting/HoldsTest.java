package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.candidate.CandidateRef;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.Holds.Decided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which results irregularities keep back, and who decides them. */
class HoldsTest {

    private static final CandidateRef ANNA = new CandidateRef("01anna00000000000000000000");
    private static final CandidateRef BEN = new CandidateRef("01ben000000000000000000000");

    private static Optional<String> about(CandidateRef candidate, Decided... irregularities) {
        return Holds.of(List.of(irregularities)).about(candidate).map(Refusal::code);
    }

    private static Decided open(CandidateRef... concerned) {
        return new Decided(List.of(concerned), Optional.empty());
    }

    private static Decided decided(Verdict verdict, CandidateRef... concerned) {
        return new Decided(List.of(concerned), Optional.of(verdict));
    }

    @Test
    void anOpenOneKeepsBackThoseWhomItConcernsAndNobodyElse() {
        assertThat(about(ANNA, open(ANNA))).contains("irregularity-open");
        assertThat(about(BEN, open(ANNA))).isEmpty();
    }

    @Test
    void anOpenOneAboutTheRoomKeepsNobodyBack() {
        assertThat(about(ANNA, open())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ACTION, ''",
        "WARNING, ''",
        "CONSIDERATION, ''",
        "WITHHELD, irregularity-withheld",
        "VOID, irregularity-void"
    })
    void theVerdictSaysWhetherResultsGoOut(Verdict verdict, String reason) {
        Optional<String> expected = reason.isEmpty() ? Optional.empty() : Optional.of(reason);
        assertThat(about(ANNA, decided(verdict, ANNA))).isEqualTo(expected);
        assertThat(about(BEN, decided(verdict))).as("a verdict on the room").isEqualTo(expected);
        assertThat(verdict.holds()).isEqualTo(expected.isPresent());
    }

    @Test
    void oneThatIsSettledDoesNotLetGoOfAnotherThatIsNot() {
        assertThat(about(ANNA, decided(Verdict.NO_ACTION, ANNA), open(ANNA, BEN)))
                .contains("irregularity-open");
    }

    @ParameterizedTest
    @CsvSource({
        "noter,   room,  noter, true,  irregularity-own",
        "noter,   room,  room,  true,  irregularity-own",
        "noter,   room,  noter, false, ''",
        "noter,   room,  chief, true,  ''",
        "'',      room,  chief, true,  ''"
    })
    void whoNotedItOrWasInChargeDoesNotDecideUnlessNobodyElseCould(
            String notedBy, String inCharge, String by, boolean others, String reason) {
        assertThat(DecisionPolicy.objection(notedBy, inCharge, new Actor(by, "Somebody"), others)
                        .map(Refusal::code)
                        .orElse(""))
                .isEqualTo(reason);
    }

    @Test
    void aDecisionHasItsReason() {
        assertThat(DecisionPolicy.reason(" ")).isPresent();
        assertThat(DecisionPolicy.reason("x".repeat(1_001))).isPresent();
        assertThat(DecisionPolicy.reason("It was off.")).isEmpty();
    }
}
