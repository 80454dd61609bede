package org.examhall.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LostTimeTest {

    /** Each line reckoned by hand. */
    @ParameterizedTest
    @CsvFileSource(resources = "/site/lost-time.csv", numLinesToSkip = 1)
    void hoursAreReckonedFromTheFiguresOfTheSchool(
            int incidents,
            int minutes,
            int people,
            int hands,
            int again,
            int weeks,
            long waiting,
            long working,
            long repeated) {
        LostTime time = new LostTime(incidents, minutes, people, hands, again, weeks);
        assertThat(time.waiting()).isEqualTo(waiting);
        assertThat(time.working()).isEqualTo(working);
        assertThat(time.repeated()).isEqualTo(repeated);
    }
}
