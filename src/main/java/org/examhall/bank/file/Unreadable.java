package org.examhall.bank.file;

import java.io.IOException;
import org.examhall.kernel.Refusal;

/** Thrown where a file as a whole cannot be taken: what follows could mean anything, so nothing of it is imported. */
public final class Unreadable extends IOException {

    private final transient Refusal refusal;

    Unreadable(String code, Object... arguments) {
        super(code);
        this.refusal = new Refusal(code, java.util.List.of(arguments));
    }

    /** Why, in a form that can be shown. */
    public Refusal refusal() {
        return refusal;
    }
}
