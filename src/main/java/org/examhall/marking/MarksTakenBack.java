package org.examhall.marking;

import org.examhall.sitting.ScriptRef;

/**
 * A script is to be marked again: what was determined from its marks no longer holds. Fired in the transaction that
 * does so; an observer who cannot let go of what it determined refuses, and nothing happens. When the script has its
 * marks again, {@link ScriptMarked} follows.
 */
public record MarksTakenBack(ScriptRef script) {}
