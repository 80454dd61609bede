package org.examhall.site;

/**
 * What incidents cost a school in hours, reckoned from the school's own figures. Nothing in it is assumed but that
 * every week is like the one described, and that a lesson which waits is time lost to all who wait.
 *
 * @param incidents in a week
 * @param minutes from the fault until work goes on
 * @param people who cannot work meanwhile, at each
 * @param hands minutes that a technician works on each
 * @param again how many of a hundred have happened before
 * @param weeks of school in a year
 */
public record LostTime(int incidents, int minutes, int people, int hands, int again, int weeks) {

    /** More is no figure of a school, and fewer none of anything. */
    public static final int MOST = 10_000;

    private static final int MINUTES = 60;
    private static final int HUNDRED = 100;

    public LostTime {
        incidents = within(incidents, MOST);
        minutes = within(minutes, MOST);
        people = within(people, MOST);
        hands = within(hands, MOST);
        again = within(again, HUNDRED);
        weeks = within(weeks, 52);
    }

    private static int within(int figure, int most) {
        return Math.max(0, Math.min(figure, most));
    }

    /** Hours a year in which pupils and staff wait. */
    public long waiting() {
        return hours((long) incidents * minutes * people);
    }

    /** Hours a year in which technicians put right. */
    public long working() {
        return hours((long) incidents * hands);
    }

    /** Those of both that go to faults which have happened before: what finding their causes can save. */
    public long repeated() {
        return Math.round((double) (waiting() + working()) * again / HUNDRED);
    }

    private long hours(long aWeek) {
        return Math.round((double) aWeek * weeks / MINUTES);
    }
}
