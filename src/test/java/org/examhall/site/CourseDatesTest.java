package org.examhall.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseDatesTest {

    private static final List<CourseDates.Date> ALL = List.of(
            date("practitioner", "2026-12-01", Country.GB),
            date("advanced", "2026-12-31", Country.NO),
            date("practitioner", "2027-01-01", Country.NO));

    private static CourseDates.Date date(String course, String first, Country country) {
        LocalDate day = LocalDate.parse(first);
        return new CourseDates.Date(course, day, day.plusDays(1), "Room", "Partner", "Town", country, "");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', 3",
        "practitioner, '', '', 2",
        "'', no, '', 2",
        "'', '', 2026-12, 2",
        "practitioner, no, 2027-01, 1",
        "advanced, gb, '', 0",
        "'', '', nonsense, 0",
    })
    void datesAreNarrowedDown(String course, String country, String month, int found) {
        assertThat(CourseDates.find(ALL, course, country, month)).hasSize(found);
    }
}
