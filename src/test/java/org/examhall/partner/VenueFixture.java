package org.examhall.partner;

import java.time.Instant;
import java.time.ZoneId;

/** Venues as {@link Venues} makes them, without a database. */
public final class VenueFixture {

    private VenueFixture() {}

    public static Venue inOslo() {
        return new Venue(
                new VenueRef("01venue0000000000000000000"),
                "Partner",
                "Room 1",
                "Oslo",
                ZoneId.of("Europe/Oslo"),
                Instant.parse("2026-01-01T12:00:00Z"));
    }
}
