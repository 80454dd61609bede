package org.examhall.result;

import org.examhall.candidate.Candidate;
import org.examhall.sitting.Sitting;

/** An amendment as a list shows it: with whose result it is and where it was earned. */
public record AmendmentRow(Amendment amendment, Candidate candidate, Sitting sitting) {}
