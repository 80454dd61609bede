package org.examhall.member;

/** How an invoice stands. */
public enum InvoiceState {
    OPEN,
    PAID,
    /** Nothing is owed by it any more; its number stays in the books. */
    VOID
}
