package org.examhall.member;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days of a membership, both included. A year ends on the day before the date on which it began; one that begins on
 * 29 February ends on 28 February, because the year after has no 29th.
 */
public record Term(LocalDate from, LocalDate until) {

    /** A year that begins on this day. */
    static Term year(LocalDate from) {
        LocalDate same = from.plusYears(1);
        boolean leapt = same.getDayOfMonth() != from.getDayOfMonth();
        return new Term(from, leapt ? same : same.minusDays(1));
    }

    /**
     * What a payment brings: a year from the day of payment, or, if the membership lasts still, a year after its end.
     *
     * @param until the last day so far; null before the first payment
     */
    static Term paid(@Nullable LocalDate until, LocalDate paidOn) {
        return year(until == null || until.isBefore(paidOn) ? paidOn : until.plusDays(1));
    }
}
