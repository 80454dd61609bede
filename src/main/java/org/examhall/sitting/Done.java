package org.examhall.sitting;

import java.util.ArrayList;
import java.util.List;
import org.examhall.kernel.Refusal;

/** What an invigilator's action came to: for whom it was done, and for whom not and why. */
public record Done(List<ScriptRef> done, List<NotDone> notDone) {

    /** A script for which the action was refused. */
    public record NotDone(ScriptRef script, Refusal reason) {}

    static Done nothing() {
        return new Done(new ArrayList<>(), new ArrayList<>());
    }
}
