package org.examhall.member;

/** Names an invoice. */
public record InvoiceRef(String value) {}
