package org.examhall.sitting;

import java.time.Instant;
import java.util.List;

/**
 * A short remark of the invigilator's on candidates or on the room. It is no irregularity: nobody follows it up, but
 * whoever reads the record later finds it.
 *
 * @param at when it was written
 * @param by the name of the person who wrote it
 * @param scripts of the candidates whom it concerns, in the order of their keys; empty if it concerns the room
 */
public record RoomRemark(Kind kind, String words, Instant at, String by, List<ScriptRef> scripts) {

    /** What a remark is about; its words are {@code remark.kind.} and the name. */
    public enum Kind {
        /** Something worth knowing. */
        REMARK,
        /** Why somebody was not admitted. */
        NOT_ADMITTED
    }

    public RoomRemark {
        scripts = List.copyOf(scripts);
    }
}
