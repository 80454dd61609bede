package org.examhall.partner;

/** Names a venue. */
public record VenueRef(String value) {}
