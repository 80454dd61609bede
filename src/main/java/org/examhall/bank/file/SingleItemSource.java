package org.examhall.bank.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.examhall.bank.ImportNote;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads a file that is one item of QTI. */
final class SingleItemSource implements QuestionSource {

    private final Desk desk;
    private final XmlStream stream;
    private boolean done;

    SingleItemSource(Path file, Desk desk) throws IOException {
        this.desk = desk;
        this.stream = new XmlStream(Files.newInputStream(file));
    }

    @Override
    public @Nullable Reading next() throws IOException {
        if (done) {
            return null;
        }
        done = true;
        return new QtiFile("", stream, desk).read(desk.defaults().facts(), new Nothing());
    }

    @Override
    public List<ImportNote> leftOut() {
        return List.of();
    }

    /** Nothing lies beside a file that came alone. */
    private static final class Nothing implements QtiFile.Library {
        @Override
        public Node stimulus(String href) {
            throw Refusal.of("import-zip-missing", Desk.shown(href)).asException();
        }

        @Override
        public byte @Nullable [] file(String href) {
            return null;
        }

        @Override
        public QtiFile.Library from(String href) {
            return this;
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
