package org.examhall.sitting;

/** What sort of thing went wrong; its words are {@code irregularity.kind.} and the name. */
public enum IrregularityKind {
    DISTURBANCE,
    TECHNICAL_FAULT,
    SUSPECTED_MISCONDUCT,
    ILLNESS,
    LATE_ARRIVAL,
    OTHER
}
