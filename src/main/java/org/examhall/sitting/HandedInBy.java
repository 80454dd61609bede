package org.examhall.sitting;

/** Who ended the exam of a candidate. */
public enum HandedInBy {
    CANDIDATE,
    CLOCK,
    INVIGILATOR
}
