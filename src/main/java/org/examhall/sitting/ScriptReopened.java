package org.examhall.sitting;

/**
 * A closed script is taken back, or answers are added to it: what was determined from it no longer holds. Fired in the
 * transaction that does so; an observer who cannot let go of what it determined refuses, and nothing happens. When the
 * script is closed again, {@link ScriptHandedIn} follows.
 */
public record ScriptReopened(ScriptRef script) {}
