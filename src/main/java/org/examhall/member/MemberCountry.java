package org.examhall.member;

import java.time.ZoneId;

/**
 * Where a member lives, which decides when a day ends for them: when it has ended in the whole country. So nobody loses
 * an hour of what they paid for.
 */
public enum MemberCountry {
    GB("Europe/London"),
    NO("Europe/Oslo"),
    /** The day ends last in the west. */
    AU("Australia/Perth"),
    /** Anywhere else; the day ends last on the islands west of the date line. */
    OTHER("Etc/GMT+12");

    private final ZoneId zone;

    MemberCountry(String zone) {
        this.zone = ZoneId.of(zone);
    }

    public ZoneId zone() {
        return zone;
    }
}
