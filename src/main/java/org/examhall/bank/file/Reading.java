package org.examhall.bank.file;

import java.util.List;
import org.examhall.bank.ImportNote;
import org.examhall.bank.ItemFacts;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What came of one question of a file. Every question that is found becomes one of these, so that none is lost. */
public sealed interface Reading permits Reading.Usable, Reading.Unusable {

    /** The file in the package, or empty where the upload is one file. */
    String file();

    /** Where the question begins, counted from 1; 0 where lines mean nothing. */
    int line();

    /** What the file calls the question, or how it begins. */
    String name();

    /**
     * A question that the bank understands.
     *
     * @param identifier what the file calls it, if that can be a name in the bank; may be empty
     * @param itemXml QTI 3.0
     * @param content tells one content from another, whatever the question is called
     */
    record Usable(
            String file,
            int line,
            String name,
            String identifier,
            String itemXml,
            @Nullable String stimulusXml,
            ItemFacts facts,
            String content,
            List<ImportNote> notes)
            implements Reading {

        public Usable {
            notes = List.copyOf(notes);
        }
    }

    /** A question that is not taken, and why. */
    record Unusable(String file, int line, String name, Refusal reason) implements Reading {}
}
