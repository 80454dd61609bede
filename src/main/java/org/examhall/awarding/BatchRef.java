package org.examhall.awarding;

import org.examhall.kernel.Reference;

/** Names an export batch. */
public record BatchRef(String value) {

    public BatchRef {
        Reference.requireForm(value);
    }
}
