package org.examhall.sitting;

import org.examhall.bank.Response;

/**
 * An answer as the candidate's window sends it.
 *
 * @param position the question's place in the paper, from 1
 * @param revision how often this answer has changed; each change has a greater number than the one before
 */
public record GivenAnswer(int position, long revision, Response response) {}
