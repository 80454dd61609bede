package org.examhall.mail;

/** Names a message in the outbox. */
public record MailRef(String value) {}
