package org.examhall.bank;

import org.examhall.kernel.Reference;

/** Names an import. */
public record ImportRef(String value) {

    public ImportRef {
        Reference.requireForm(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
