package org.examhall.bank;

import java.util.List;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A question as it was found in a file.
 *
 * @param number counted from 1 within the import
 * @param identifier what it would like to be called; may be empty
 * @param content its {@link Likeness}; empty if it cannot be taken
 * @param reason why it cannot be taken
 */
public record FoundQuestion(
        int number,
        String file,
        int line,
        String name,
        String identifier,
        String content,
        @Nullable Refusal reason,
        List<ImportNote> notes) {

    public FoundQuestion {
        notes = List.copyOf(notes);
    }
}
