package org.examhall.candidate;

/** Names a candidate. */
public record CandidateRef(String value) {}
