package org.examhall.sitting;

/** A script was closed. Fired in the transaction that closes it. */
public record ScriptHandedIn(ScriptRef script) {}
