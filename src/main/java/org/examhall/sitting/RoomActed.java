package org.examhall.sitting;

import org.examhall.entry.SittingRef;

/** The invigilator has done something at a sitting, and it is stored: whoever shows the room need not wait to look. */
public record RoomActed(SittingRef sitting) {}
