package org.examhall.course.file;

import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;

/** Shares the width of a page out among the columns of a table. */
final class ColumnWidths {

    private static final int NARROWEST = 8;
    private static final int WIDEST = 40;

    /** Room for handwriting, counted in letters. */
    private static final int TO_WRITE_IN = 16;

    private ColumnWidths() {}

    /** By what stands in them: at least the longest word, more for much text, and more where nothing stands yet. */
    static int[] of(List<List<TableCell>> rows, int total) {
        int columns = rows.get(0).size();
        int[] weights = new int[columns];
        for (int column = 0; column < columns; column++) {
            weights[column] = weight(rows, column);
        }
        if (columns == 2 && isEmpty(rows, 1)) {
            weights = new int[] {35, 65}; // a question and room for its answer
        }
        int sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> total * weight / sum).toArray();
    }

    private static int weight(List<List<TableCell>> rows, int column) {
        int weight = NARROWEST;
        for (List<TableCell> row : rows) {
            String text = column < row.size() ? Words.of(row.get(column)) : "";
            for (String word : text.split("\\s+")) {
                weight = Math.max(weight, Math.min(WIDEST, word.length() + 2));
            }
            weight = Math.max(weight, Math.min(WIDEST, text.length() / 2));
        }
        return isEmpty(rows, column) ? Math.max(weight, TO_WRITE_IN) : weight;
    }

    /** Whether nothing stands below its heading. */
    private static boolean isEmpty(List<List<TableCell>> rows, int column) {
        return rows.stream()
                .skip(1)
                .allMatch(
                        row -> column >= row.size() || Words.of(row.get(column)).isEmpty());
    }
}
