package org.examhall.result;

import org.examhall.kernel.Reference;

/** Names a result. */
public record ResultRef(String value) {

    public ResultRef {
        Reference.requireForm(value);
    }
}
