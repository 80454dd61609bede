package org.examhall.partner;

/** Names an accreditation. */
public record AccreditationRef(String value) {}
