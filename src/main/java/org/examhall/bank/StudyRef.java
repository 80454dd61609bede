package org.examhall.bank;

import org.examhall.kernel.Reference;

/** Names one Angoff study. */
public record StudyRef(String value) {

    public StudyRef {
        Reference.requireForm(value);
    }
}
