package org.examhall.sitting;

import org.examhall.candidate.Candidate;

/** A paper that was to be exchanged, as a list shows it: with whose it is and where. */
public record ExchangeRow(PaperExchange exchange, Candidate candidate, Sitting sitting) {}
