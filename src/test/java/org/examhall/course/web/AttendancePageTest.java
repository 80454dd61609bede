package org.examhall.course.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.examhall.course.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noted of the boxes of a page: what somebody has changed, by its name. */
class AttendancePageTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void whatWasTickedIsNotedAndWhatWasClearedIsTakenBack() {
        List<String> stood =
                List.of("a 2026-03-02 false", "a 2026-03-03 true", "b 2026-03-02 true", "c 2026-03-02 false");
        List<String> ticked = List.of("a 2026-03-02", "b 2026-03-02");

        assertThat(AttendancePage.changed(stood, ticked))
                .containsExactly(new Runs.Mark("a", DAY, true), new Runs.Mark("a", DAY.plusDays(1), false));
    }

    @Test
    void whatWasNotShownIsLeftAsItIs() {
        assertThat(AttendancePage.changed(List.of(), List.of("a 2026-03-02"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'a', ''", "'a b c', ''", "'a 2026-13-01 true', ''", "'a 2026-03-02 false extra', 'a 2026-03-02'"})
    void whatNamesNoBoxIsNoMark(String stood, String ticked) {
        assertThat(AttendancePage.changed(List.of(stood), Arrays.asList(ticked)))
                .isEmpty();
    }
}
