package org.examhall.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/**
 * The number of the last invoice. It is one row, which is locked while an invoice is written: a number that was taken
 * by a deed that failed goes back with it, so there are no gaps.
 */
@Entity
@Table(name = "invoice_counter")
@NullUnmarked // JPA fills the fields
class InvoiceCounter {

    static final String ONLY = "invoice";

    @Id
    private String id;

    @Column(name = "last_number")
    private long lastNumber;

    InvoiceCounter() {}

    long next() {
        lastNumber++;
        return lastNumber;
    }
}
