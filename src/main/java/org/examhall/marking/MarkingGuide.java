package org.examhall.marking;

import org.examhall.bank.Stimulus;
import org.jspecify.annotations.Nullable;

/**
 * What a marker has to know of a question. Stimulus, question and rubric are checked markup, the model is plain text.
 *
 * @param item the item's name, as its authors know it
 * @param model an answer that would earn every mark, or why; may be empty
 */
public record MarkingGuide(
        String item, String title, @Nullable Stimulus stimulus, String question, Rubric rubric, String model) {}
