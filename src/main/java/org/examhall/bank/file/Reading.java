package org.examhall.bank.file;

import java.util.List;
import org.examhall.bank.ImportNote;
import org.examhall.bank.ItemFacts;
import org.examhall.bank.Medium;
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
     * @param media that its text shows
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
            List<ImportNote> notes,
            List<Medium> media)
            implements Reading {

        public Usable {
            notes = List.copyOf(notes);
            media = List.copyOf(media);
        }

        /** The same when its media are kept, so that nobody holds those of many questions. */
        public Usable withoutMedia() {
            return new Usable(file, line, name, identifier, itemXml, stimulusXml, facts, content, notes, List.of());
        }
    }

    /** A question that is not taken, and why. */
    record Unusable(String file, int line, String name, Refusal reason) implements Reading {}
}
