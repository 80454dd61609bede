package org.examhall.bank.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.examhall.bank.ImportNote;
import org.jspecify.annotations.Nullable;

/** Reads a file question by question, holding one at a time. */
public interface QuestionSource extends Closeable {

    /**
     * The next question, or null after the last one.
     *
     * @throws Unreadable if the file as a whole cannot be taken
     */
    @Nullable
    Reading next() throws IOException;

    /** What of the file is no question and was not taken over; complete after the last question. */
    List<ImportNote> leftOut();
}
