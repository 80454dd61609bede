package org.examhall.course;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * A run on which somebody is.
 *
 * @param zone of the venue
 * @param written whether they have written something on the exercise that was asked for
 */
record OnRun(String course, String run, LocalDate firstDay, ZoneId zone, boolean written) {

    /** Of several runs of a course that which counts for exercises is the greatest: the one that began last. */
    static final Comparator<OnRun> BY_BEGINNING =
            Comparator.comparing(OnRun::firstDay).thenComparing(OnRun::run);

    /** When the course is opened to them. */
    Instant opens() {
        return firstDay.atStartOfDay(zone).toInstant();
    }
}
