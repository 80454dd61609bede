package org.examhall.bank.file;

import java.util.Map;

/**
 * A row of a spreadsheet.
 *
 * @param line counted from 1, with the headings
 * @param cells by heading; empty cells are left out
 */
record Row(int line, Map<String, String> cells) {

    String cell(Column column) {
        return cell(column.heading());
    }

    String cell(String heading) {
        return cells.getOrDefault(heading, "");
    }
}
