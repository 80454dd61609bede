package org.examhall.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** When members are told that a membership ends. */
class ReminderTest {

    private static final LocalDate UNTIL = LocalDate.parse("2027-03-01");

    @ParameterizedTest
    @CsvFileSource(resources = "/member/reminders.csv", delimiter = '|')
    void eachDayTellsOneThingOrNothing(LocalDate today, Reminder reminder) {
        assertThat(Reminder.due(UNTIL, today).orElse(null)).isEqualTo(reminder);
    }

    @Test
    void everyReminderHasItsDaysAndTheyComeInTheirOrder() {
        List<Reminder> told = new ArrayList<>();
        for (LocalDate day = UNTIL.minusDays(60); day.isBefore(UNTIL.plusDays(60)); day = day.plusDays(1)) {
            Reminder.due(UNTIL, day).filter(one -> !told.contains(one)).ifPresent(told::add);
        }
        assertThat(told).containsExactly(Reminder.values());
    }
}
