package org.examhall.awarding;

/** A line of a batch. Lines are numbered from 1 without gaps. */
public record NumberedLine(int number, ResultLine line) {}
