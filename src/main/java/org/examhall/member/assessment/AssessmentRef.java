package org.examhall.member.assessment;

/** Names a self-assessment. */
public record AssessmentRef(String value) {}
