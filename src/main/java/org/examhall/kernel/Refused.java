package org.examhall.kernel;

/** Thrown by a service when a rule forbids what was asked; carries the reason in a form that can be shown. */
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
