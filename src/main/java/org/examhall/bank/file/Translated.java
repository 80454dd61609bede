package org.examhall.bank.file;

/**
 * A question as QTI 3.0, before the bank has looked at it.
 *
 * @param item {@code qti-assessment-item}
 */
record Translated(Node item, Notes notes) {}
