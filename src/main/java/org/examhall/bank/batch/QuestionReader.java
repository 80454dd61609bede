package org.examhall.bank.batch;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.examhall.bank.ImportFolder;
import org.examhall.bank.ImportWork;
import org.examhall.bank.QuestionImport;
import org.examhall.bank.file.Defaults;
import org.examhall.bank.file.Format;
import org.examhall.bank.file.QuestionSource;
import org.examhall.bank.file.Reading;
import org.examhall.bank.file.Unreadable;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the questions of the file one after the other. Where to begin is not a matter of the job's checkpoint but of
 * how far the import has come, which is noted together with the work itself.
 */
@Named
@Dependent
public class QuestionReader extends AbstractItemReader {

    @Inject
    ImportErrand errand;

    @Inject
    ImportJobs jobs;

    @Inject
    ImportWork work;

    private @Nullable QuestionSource source;
    private int number;

    @Override
    public void open(@Nullable Serializable checkpoint) throws IOException {
        QuestionImport current = errand.current();
        int begun = current.getState() == QuestionImport.State.CHECKING ? current.getFound() : current.getWritten();
        Path file = ImportFolder.file(current.ref());
        try {
            QuestionSource opened = Format.valueOf(current.getFormat())
                    .open(file, new Defaults(current.getLanguage(), current.facts()));
            source = opened;
            while (number < begun && opened.next() != null) {
                number++;
            }
        } catch (Unreadable whole) {
            jobs.refuse(errand.ref(), whole.refusal());
        }
    }

    /** A file that turns out to be none that can be taken ends here; that is no failure of the job. */
    @Override
    public @Nullable Object readItem() throws IOException {
        if (source == null) {
            return null;
        }
        try {
            Reading reading = source.next();
            if (reading != null) {
                return new Numbered(++number, keptMedia(reading));
            }
            jobs.leftOut(errand.ref(), source.leftOut());
            if (number == 0) {
                jobs.refuse(errand.ref(), Refusal.of("import-no-questions"));
            }
        } catch (Unreadable whole) {
            jobs.refuse(errand.ref(), whole.refusal());
        }
        return null;
    }

    /** The media of a draft are kept at once, so that those of one question at most are in memory. */
    private Reading keptMedia(Reading reading) {
        if (!(reading instanceof Reading.Usable usable) || usable.media().isEmpty()) {
            return reading;
        }
        if (errand.current().getState() == QuestionImport.State.COMMITTING) {
            work.keep(usable.media());
        }
        return usable.withoutMedia();
    }

    @Override
    public void close() throws IOException {
        if (source != null) {
            source.close();
        }
    }
}
