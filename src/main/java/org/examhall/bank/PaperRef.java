package org.examhall.bank;

import org.examhall.kernel.Reference;

/** Names one paper that was drawn. */
public record PaperRef(String value) {

    public PaperRef {
        Reference.requireForm(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
