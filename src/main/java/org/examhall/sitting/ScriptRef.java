package org.examhall.sitting;

/** Names a script. */
public record ScriptRef(String value) {}
