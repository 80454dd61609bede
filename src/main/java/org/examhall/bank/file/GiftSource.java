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

    /** The text of a question, and the line on which it begins. */
    private record Block(int line, String text) {}

    @Override
    public @Nullable Reading next() throws IOException {
        for (Block block = block(); block != null; block = block()) {
            GiftQuestion question = new GiftQuestion(block.text(), block.line());
            if (!question.isDescription()) {
                return read(question, block.line());
            }
            leftOut.add("description", String.valueOf(block.line()), Desk.shown(question.text()));
        }
        return null;
    }

    private @Nullable Block block() throws IOException {
        StringBuilder text = new StringBuilder();
        int begins = 0;
        for (String line = line(); line != null; line = line()) {
            String stripped = line.strip();
            boolean nothingYet = text.isEmpty();
            if (stripped.startsWith(CATEGORY)) {
                if (!nothingYet) {
                    unread(line);
                    return new Block(begins, text.toString());
                }
                leftOut.add("category", stripped.substring(CATEGORY.length()).strip());
            } else if (stripped.isEmpty()) {
                if (!nothingYet && !goesOn(text)) {
                    return new Block(begins, text.toString());
                }
            } else if (!stripped.startsWith("//")) {
                begins = nothingYet ? aheadNumber : begins;
                text.append(line).append('\n');
                if (text.length() > LONGEST_QUESTION) {
                    throw new Unreadable("import-line-too-long", begins, LONGEST_QUESTION);
                }
            }
        }
        return text.isEmpty() ? null : new Block(begins, text.toString());
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

    private Reading read(GiftQuestion question, int line) {
        Desk.Origin origin =
                new Desk.Origin("", line, question.name(), "", desk.defaults().facts());
        Reading reading = desk.take(
                origin, notes -> Translation.of(question.read(notes, desk.language()), desk.language(), notes));
        return reading instanceof Reading.Unusable refused && refused.name().isEmpty()
                ? new Reading.Unusable("", refused.line(), Desk.shown(question.text()), refused.reason())
                : reading;
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
