package org.examhall.candidate;

import org.examhall.kernel.Refusal;

/** Whether a person may approve an arrangement, and if not, why. */
public sealed interface Approval {

    record Granted() implements Approval {}

    record NotGranted(Refusal reason) implements Approval {}
}
