package org.examhall.partner;

import java.time.ZoneId;
import org.examhall.kernel.StoppedClock;

/** Venues for the tests of later rooms. */
public final class VenueFixture {

    private VenueFixture() {}

    public static Venue oslo() {
        return new Venue(
                new VenueRef("01ven000000000000000000000"),
                "Partner",
                "Room 1",
                "Oslo",
                ZoneId.of("Europe/Oslo"),
                StoppedClock.MORNING);
    }
}
