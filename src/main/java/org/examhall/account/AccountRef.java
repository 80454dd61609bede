package org.examhall.account;

/** Names an account. */
public record AccountRef(String value) {}
