package org.examhall.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the report of an import.
 *
 * @param number counted from 1
 * @param file in the package; empty where the upload is one file
 * @param line in the file, 0 where lines mean nothing
 * @param item the draft that it becomes, or the item that it repeats; empty if it is refused
 * @param reason why it is refused
 */
public record ImportRow(
        int number,
        String file,
        int line,
        String name,
        Fate fate,
        String item,
        @Nullable ImportNote reason,
        List<ImportNote> notes) {

    public ImportRow {
        notes = List.copyOf(notes);
    }
}
