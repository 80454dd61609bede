package org.examhall.bank.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.examhall.bank.ImportNote;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Reads a spreadsheet with a question in each row. */
final class SheetSource implements QuestionSource {

    /** The rows of a spreadsheet, whatever kind of file it is. */
    interface Rows extends Closeable {

        /** The next row with anything in it, or null. */
        @Nullable
        Row next() throws IOException;

        /** The headings, in small letters. */
        List<String> headings();
    }

    private final Desk desk;
    private final Rows rows;
    private final Notes leftOut = new Notes();

    SheetSource(Rows rows, Desk desk) throws IOException {
        this.desk = desk;
        this.rows = rows;
        Set<String> known = known();
        for (String heading : rows.headings()) {
            if (!heading.isEmpty() && !known.contains(heading)) {
                leftOut.add("column", Desk.shown(heading));
            }
        }
        for (Column needed : List.of(Column.TYPE, Column.QUESTION)) {
            if (!rows.headings().contains(needed.heading())) {
                rows.close();
                throw new Unreadable("import-no-column", needed.heading());
            }
        }
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        for (Column column : Column.values()) {
            known.add(column.heading());
        }
        for (String letter : Column.OPTIONS.toLowerCase(Locale.ROOT).split("")) {
            known.add(letter);
            known.add(Column.WHY + letter);
        }
        return known;
    }

    @Override
    public @Nullable Reading next() throws IOException {
        Row row = rows.next();
        if (row == null) {
            return null;
        }
        String title = row.cell(Column.TITLE);
        String name = title.isEmpty() ? row.cell(Column.QUESTION) : title;
        try {
            Desk.Origin origin = new Desk.Origin(
                    "",
                    row.line(),
                    name,
                    row.cell(Column.REFERENCE),
                    SheetQuestion.facts(row, desk.defaults().facts()));
            return desk.take(
                    origin,
                    notes -> Translation.of(
                            new SheetQuestion(row, desk.language(), notes).read(), desk.language(), notes));
        } catch (Refused refused) {
            return new Reading.Unusable("", row.line(), Desk.shown(name), refused.refusal());
        }
    }

    @Override
    public List<ImportNote> leftOut() {
        return leftOut.list();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
