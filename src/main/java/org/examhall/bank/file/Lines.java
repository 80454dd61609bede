package org.examhall.bank.file;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, however they end, each bounded: what never ends a line is not a list of questions. */
final class Lines implements Closeable {

    /** In characters. */
    static final int LONGEST = 200_000;

    private final Reader reader;
    private int number;
    private boolean afterReturn;

    Lines(Reader reader) {
        this.reader = new BufferedReader(reader, 65_536);
    }

    /** The next line without its end, or null. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int c = reader.read();
            if (c == '\n' && afterReturn && line.length() == 0) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                number++;
                return line.toString();
            }
            if (c < 0) {
                if (line.length() == 0) {
                    return null;
                }
                number++;
                return line.toString();
            }
            if (c == 0) {
                throw new Unreadable("import-not-text", number + 1);
            }
            if (line.length() >= LONGEST) {
                throw new Unreadable("import-line-too-long", number + 1, LONGEST);
            }
            line.append((char) c);
        }
    }

    /** Of the line read last, counted from 1. */
    int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
