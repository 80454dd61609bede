package org.examhall.bank.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.examhall.bank.ImportNote;
import org.jspecify.annotations.Nullable;

/**
 * Reads GIFT, the format of Moodle: questions with blank lines between them. A blank line among the answers is
 * forgiven, as people leave them there.
 */
final class GiftSource implements QuestionSource {

    private static final String CATEGORY = "$CATEGORY:";
    /** In characters. */
    private static final int LONGEST_QUESTION = 200_000;

    private final Desk desk;
    private final Lines lines;
    private final Notes leftOut = new Notes();
    private @Nullable String ahead;
    private int aheadNumber;

    GiftSource(Path file, Desk desk) throws IOException {
        Encoding encoding = Encoding.of(file);
        this.desk = desk;
        this.lines = new Lines(encoding.open(file));
        if (encoding == Encoding.WESTERN) {
            leftOut.add("western");
        }
    }

    private @Nullable String line() throws IOException {
        String line = ahead;
        if (line == null) {
            line = lines.next();
            aheadNumber = lines.number();
        }
        ahead = null;
        return line;
    }

    private void unread(String line) {
        ahead = line;
    }

    @Override
    public @Nullable Reading next() throws IOException {
        StringBuilder text = new StringBuilder();
        int begins = 0;
        for (String line = line(); line != null; line = line()) {
            String stripped = line.strip();
            if (stripped.startsWith("//")) {
                text.append('\n');
            } else if (stripped.startsWith(CATEGORY)) {
                if (!text.toString().isBlank()) {
                    unread(line);
                    return question(begins, text.toString());
                }
                leftOut.add("category", stripped.substring(CATEGORY.length()).strip());
                text.setLength(0);
            } else if (stripped.isEmpty()) {
                if (!text.toString().isBlank() && !goesOn(text)) {
                    return question(begins, text.toString());
                }
            } else {
                if (text.toString().isBlank()) {
                    text.setLength(0);
                    begins = aheadNumber;
                }
                text.append(line).append('\n');
                if (text.length() > LONGEST_QUESTION) {
                    throw new Unreadable("import-line-too-long", begins, LONGEST_QUESTION);
                }
            }
        }
        return text.toString().isBlank() ? null : question(begins, text.toString());
    }

    /** Whether the answers are still open and the next line with anything on it is one more of them. */
    private boolean goesOn(StringBuilder text) throws IOException {
        if (!GiftQuestion.isOpen(text.toString())) {
            return false;
        }
        String next = line();
        while (next != null && (next.isBlank() || next.strip().startsWith("//"))) {
            next = line();
        }
        if (next == null) {
            return false;
        }
        unread(next);
        return "=~}#".indexOf(next.strip().charAt(0)) >= 0;
    }

    private @Nullable Reading question(int line, String text) throws IOException {
        GiftQuestion question = new GiftQuestion(text, line);
        if (question.isDescription()) {
            leftOut.add("description", String.valueOf(line), Desk.shown(question.text()));
            return next();
        }
        Desk.Origin origin =
                new Desk.Origin("", line, question.name(), "", desk.defaults().facts());
        return desk.take(
                origin, notes -> Translation.of(question.read(notes, desk.language()), desk.language(), notes));
    }

    @Override
    public List<ImportNote> leftOut() {
        return leftOut.list();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
