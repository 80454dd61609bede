package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AngoffFiguresTest {

    private static final Offset<Double> ROUNDED = within(0.00005001);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/bank/angoff.csv", delimiter = '|')
    void agreesWithWhatWasWorkedByHand(
            String what,
            String ratings,
            double cut,
            double deviation,
            double standardError,
            double generalError,
            double agreement,
            double agreementOfMean) {
        AngoffFigures figures = AngoffFigures.of(ratings(ratings));
        assertThat(figures.cut()).isCloseTo(cut, ROUNDED);
        assertThat(figures.deviation()).isCloseTo(deviation, ROUNDED);
        assertThat(figures.standardError()).isCloseTo(standardError, ROUNDED);
        assertThat(figures.generalError()).isCloseTo(generalError, ROUNDED);
        assertThat(figures.agreement()).isCloseTo(agreement, ROUNDED);
        assertThat(figures.agreementOfMean()).isCloseTo(agreementOfMean, ROUNDED);
    }

    private static int[][] ratings(String text) {
        return Arrays.stream(text.split("/"))
                .map(judge -> Arrays.stream(judge.strip().split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toArray(int[][]::new);
    }

    @Test
    void theProposedPassMarkIsNoLowerThanTheCut() {
        assertThat(AngoffFigures.of(ratings("50 70 / 50 70")).passMark()).isEqualTo(60);
        assertThat(AngoffFigures.of(ratings("50 71 / 50 71")).passMark()).isEqualTo(61);
        assertThat(AngoffFigures.of(ratings("50 70 / 50 70")).passMarks()).containsExactly(60, 60);
        assertThat(AngoffFigures.of(ratings("40 60 80 / 50 70 90")).passMarks()).containsExactly(55, 75);
    }

    @Test
    void aJudgeFarFromTheOthersIsPointedOut() {
        AngoffFigures figures =
                AngoffFigures.of(ratings("60 62 64 70 / 61 63 65 71 / 60 63 63 70 / 62 62 64 70 / 90 92 94 95"));
        assertThat(figures.byJudge())
                .extracting(AngoffFigures.JudgeLine::far)
                .containsExactly(false, false, false, false, true);
    }

    @Test
    void aJudgeWhoRanksTheItemsAgainstTheOthersIsPointedOut() {
        AngoffFigures figures = AngoffFigures.of(ratings("20 50 80 / 30 50 70 / 25 50 75 / 80 50 20"));
        assertThat(figures.byJudge())
                .extracting(AngoffFigures.JudgeLine::contrary)
                .containsExactly(false, false, false, true);
    }

    @Test
    void anItemOnWhichJudgesDifferIsPointedOut() {
        AngoffFigures figures = AngoffFigures.of(ratings("20 50 / 80 52 / 40 48 / 60 50"));
        assertThat(figures.byItem())
                .containsExactly(
                        new AngoffFigures.ItemLine(50, 20, 35, 65, 80, true),
                        new AngoffFigures.ItemLine(50, 48, 49.5, 50.5, 52, false));
    }
}
