package org.examhall.marking;

import org.examhall.kernel.Language;

/**
 * An answer as it is put before a marker: what was asked, by what it is marked, and what somebody wrote. Says nothing
 * of who that was, nor where.
 *
 * @param text as it was written
 * @param language of the question, and so of the answer
 */
public record ToMark(AnswerToMark answer, MarkingGuide guide, String text, Language language) {}
