package org.examhall.result;

import org.examhall.candidate.Candidate;
import org.examhall.sitting.Sitting;

/** A result as a list shows it: with whose it is and where it was earned. */
public record ResultRow(Result result, Candidate candidate, Sitting sitting) {}
