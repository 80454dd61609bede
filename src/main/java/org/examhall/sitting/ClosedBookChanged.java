package org.examhall.sitting;

import org.examhall.entry.SittingRef;

/** It was changed how the exams of a sitting are closed off. */
public record ClosedBookChanged(SittingRef sitting) {}
