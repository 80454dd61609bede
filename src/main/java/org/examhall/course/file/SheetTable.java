package org.examhall.course.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.examhall.kernel.Language;

/**
 * A table on its way into a sheet of its own. One that ends with an empty line to fill in gets many of them, as a sheet
 * has no bottom edge.
 *
 * @param rows the first is the heading
 */
record SheetTable(String name, List<Row> rows) {

    private static final int EMPTY_LINES = 60;

    enum Kind {
        HEADING,
        EXAMPLE,
        GIVEN,
        EMPTY,
        TOTAL
    }

    /** @param strong whether a cell stands out, such as a total */
    record Cell(String text, boolean strong) {}

    record Row(Kind kind, List<Cell> cells) {}

    SheetTable {
        rows = List.copyOf(rows);
    }

    static SheetTable of(String name, List<List<TableCell>> written) {
        List<Row> rows = new ArrayList<>();
        for (List<TableCell> cells : written) {
            List<Cell> row = cells.stream()
                    .map(cell -> new Cell(Words.of(cell), Words.isStrong(cell)))
                    .toList();
            rows.add(new Row(rows.isEmpty() ? Kind.HEADING : kind(row), row));
        }
        int last = rows.size() - 1;
        while (rows.get(last).kind() == Kind.TOTAL) {
            last--;
        }
        if (rows.get(last).kind() == Kind.EMPTY) {
            Row empty = rows.get(last);
            IntStream.range(last, EMPTY_LINES).forEach(i -> rows.add(empty));
            rows.subList(last + 1, rows.size())
                    .sort((one, other) -> Boolean.compare(one.kind() == Kind.TOTAL, other.kind() == Kind.TOTAL));
        }
        return new SheetTable(name, rows);
    }

    private static Kind kind(List<Cell> row) {
        if (row.get(0).text().matches("(Example|Eksempel)\\b.*")) {
            return Kind.EXAMPLE;
        }
        boolean empty = row.stream().allMatch(cell -> cell.text().isEmpty());
        boolean strong =
                row.stream().allMatch(cell -> cell.strong() || cell.text().isEmpty());
        return empty ? Kind.EMPTY : strong ? Kind.TOTAL : Kind.GIVEN;
    }

    int columns() {
        return rows.get(0).cells().size();
    }

    /** Whether it is a list that is written on and on. */
    boolean isList() {
        return rows.stream().anyMatch(row -> row.kind() == Kind.EMPTY);
    }

    Cell cell(int row, int column) {
        List<Cell> cells = rows.get(row).cells();
        return column < cells.size() ? cells.get(column) : new Cell("", false);
    }

    /** The places of the rows that somebody fills in, from 0. */
    List<Integer> lines(boolean withExample) {
        return IntStream.range(1, rows.size())
                .filter(i -> rows.get(i).kind() != Kind.TOTAL
                        && (withExample || rows.get(i).kind() != Kind.EXAMPLE))
                .boxed()
                .toList();
    }

    /** How the figures of a column are shown, after its first one. */
    String format(int column, Language language) {
        return lines(true).stream()
                .flatMap(row -> Figure.read(cell(row, column).text(), language).stream())
                .map(Figure::format)
                .findFirst()
                .orElse("General");
    }

    /** The cells that a rule of the template is about. */
    List<Places.Place> named(String cells) {
        Places.Range range = Places.range(cells);
        List<Integer> rows = range.isTotal() ? totals() : range.row() > 0 ? List.of(range.row()) : lines(true);
        return IntStream.rangeClosed(range.first(), range.last())
                .boxed()
                .flatMap(column -> rows.stream().map(row -> new Places.Place(row, column)))
                .toList();
    }

    private List<Integer> totals() {
        return IntStream.range(1, rows.size())
                .filter(i -> rows.get(i).kind() == Kind.TOTAL)
                .boxed()
                .toList();
    }
}
