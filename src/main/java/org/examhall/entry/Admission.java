package org.examhall.entry;

import org.examhall.kernel.Refusal;

/** Whether a candidate may be entered for an exam, and if not, why. */
public sealed interface Admission {

    /** The candidate may be entered; this will be their nth attempt. */
    record Admitted(int attempt) implements Admission {}

    record NotAdmitted(Refusal reason) implements Admission {}
}
