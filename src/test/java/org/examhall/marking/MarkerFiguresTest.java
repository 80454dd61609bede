package org.examhall.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkerFiguresTest {

    private static MarkerFigures.Counted mark(String who, String marks, @Nullable String other, int seconds) {
        return new MarkerFigures.Counted(
                who,
                "Marker " + who,
                new BigDecimal(marks),
                BigDecimal.valueOf(4),
                other == null ? null : new BigDecimal(other),
                seconds);
    }

    @Test
    void eachMarkerIsComparedWithTheOtherMarkersOfTheSameAnswers() {
        List<MarkerFigures> figures = MarkerFigures.of(List.of(
                mark("b", "4", "2", 30),
                mark("a", "2", "4", 90),
                mark("b", "3", null, 50),
                mark("b", "4", "3", 400),
                mark("a", "3", "4", 60)));
        assertThat(figures)
                .containsExactly(
                        new MarkerFigures("Marker a", 2, new BigDecimal("62.5"), 2, new BigDecimal("-1.50"), 90),
                        new MarkerFigures("Marker b", 3, new BigDecimal("91.7"), 2, new BigDecimal("1.50"), 50));
    }

    @Test
    void withoutASecondMarkThereIsNothingToCompareWith() {
        assertThat(MarkerFigures.of(List.of(mark("a", "2", null, 10))))
                .singleElement()
                .matches(one -> one.difference() == null && one.twice() == 0);
        assertThat(MarkerFigures.of(List.of())).isEmpty();
    }
}
