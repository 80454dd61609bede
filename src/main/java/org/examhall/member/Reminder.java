package org.examhall.member;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a member is told about the end of a membership, and when. Each has a span of days rather than a day, so that a
 * server that was away tells it later; spans do not touch, so nobody is told two things at once.
 */
enum Reminder {
    MONTH(30, 8),
    WEEK(7, 0),
    ENDED(-1, -13),
    LAST(-14, -30);

    private final int first;
    private final int last;

    /** From so many days before the last day to so many; negative after it. */
    Reminder(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** What is to be told on a day, if it has not been. */
    static Optional<Reminder> due(LocalDate until, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, until);
        return Arrays.stream(values())
                .filter(one -> left <= one.first && left >= one.last)
                .findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
