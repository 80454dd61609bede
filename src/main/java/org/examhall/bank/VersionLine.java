package org.examhall.bank;

import java.time.Instant;

/**
 * One version of a blueprint, as a list shows it.
 *
 * @param number counted from 1 for each exam
 * @param passMark per cent of the marks
 * @param by who keeps it; empty for one that came with a content package
 * @param reason what they gave for it
 */
public record VersionLine(String id, int number, Instant since, boolean inUse, int passMark, String by, String reason) {

    /** Whether it came with a content package. */
    public boolean fromPackage() {
        return by.isEmpty();
    }
}
