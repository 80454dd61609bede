package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.examhall.bank.MarkScheme.ByPerson;
import org.examhall.bank.MarkScheme.Exact;
import org.examhall.bank.MarkScheme.Mapped;
import org.examhall.bank.MarkScheme.Near;
import org.examhall.bank.MarkScheme.Spelled;
import org.examhall.bank.MarkScheme.Spelling;
import org.examhall.bank.MarkScheme.Tolerance;
import org.examhall.bank.MarkScheme.ToleranceMode;
import org.junit.jupiter.api.Test;

class RuleNotationTest {

    private static final BigDecimal ONE = new BigDecimal("1.00");

    @Test
    void aWholeKeyIsOneSum() {
        assertThat(RuleNotation.of(new Exact("RESPONSE", List.of("A", "C"), false, ONE)))
                .isEqualTo("A + C = 1");
        assertThat(RuleNotation.of(new Exact("GAP1", List.of("A", "B"), true, ONE)))
                .isEqualTo("GAP1: A → B = 1");
    }

    @Test
    void valuesStandInOrderWithTheRestAndTheBounds() {
        Map<String, BigDecimal> worth = Map.of("C", new BigDecimal("-0.50"), "A", new BigDecimal("0.5"));
        assertThat(RuleNotation.of(new Mapped("RESPONSE", List.of("A"), worth, BigDecimal.ZERO, BigDecimal.ZERO, ONE)))
                .isEqualTo("A = 0.5; C = −0.5; … = 0; ≥ 0; ≤ 1");
    }

    @Test
    void spellingsSayWhetherCaseCounts() {
        List<Spelling> spellings = List.of(new Spelling("DNS", ONE, true), new Spelling("name server", ONE, false));
        assertThat(RuleNotation.of(new Spelled("RESPONSE", List.of("DNS"), spellings, BigDecimal.ZERO, null, null)))
                .isEqualTo("“DNS” (A≠a) = 1; “name server” = 1; … = 0");
    }

    @Test
    void numbersSayHowFarOff() {
        BigDecimal half = new BigDecimal("0.5");
        assertThat(RuleNotation.of(new Near("RESPONSE", BigDecimal.valueOf(42), Tolerance.NONE, ONE)))
                .isEqualTo("42 = 1");
        assertThat(RuleNotation.of(
                        new Near("RESPONSE", BigDecimal.valueOf(42), Tolerance.of(ToleranceMode.RELATIVE, half), ONE)))
                .isEqualTo("42 ± 0.5 % = 1");
        assertThat(RuleNotation.of(new Near(
                        "RESPONSE",
                        BigDecimal.valueOf(42),
                        new Tolerance(ToleranceMode.ABSOLUTE, half, ONE, true, false),
                        ONE)))
                .isEqualTo("42 − 0.5 + <1 = 1");
    }

    @Test
    void whatAPersonMarksSaysTheMost() {
        assertThat(RuleNotation.of(new ByPerson("RESPONSE", List.of(), BigDecimal.valueOf(4))))
                .isEqualTo("✎ ≤ 4");
    }
}
