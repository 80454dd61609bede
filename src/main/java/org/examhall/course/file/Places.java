package org.examhall.course.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the formulas of a template into those of a workbook in which each table has a sheet of its own. */
final class Places {

    private static final Pattern CELLS = Pattern.compile("([A-Z]{1,2})([0-9]*|\\$)(?::([A-Z]{1,2})(?:[0-9]*|\\$))?");

    private static final String COLUMN = "([A-Z]{1,2}|@)";
    private static final Pattern PLACE = Pattern.compile("(?<![A-Za-z0-9\"])(?:([0-9]+)!)?" + COLUMN
            + "(?:([0-9]+|#|\\*)(?::" + COLUMN + "([0-9]+|#))?|:\\2)(?![A-Za-z0-9(])");
    private static final Pattern OWN_ROW = Pattern.compile("(?<![A-Za-z0-9!\"])[A-Z]{1,2}#");

    private final List<SheetTable> tables;
    private final int table;

    /** @param table the one in which the formulas stand, from 0 */
    Places(List<SheetTable> tables, int table) {
        this.tables = tables;
        this.table = table;
    }

    /** A cell; both from 0. */
    record Place(int row, int column) {}

    /**
     * Cells that a rule names.
     *
     * @param first column, from 0
     * @param row from 0; or 0 for all that are filled in, as the heading never is
     * @param isTotal whether the row is that of the totals
     */
    record Range(int first, int last, int row, boolean isTotal) {}

    static Range range(String cells) {
        Matcher found = CELLS.matcher(cells);
        if (!found.matches()) {
            throw new IllegalArgumentException("not the name of cells: " + cells);
        }
        String row = found.group(2);
        int first = column(found.group(1));
        int last = found.group(3) == null ? first : column(found.group(3));
        boolean total = row.equals("$");
        return new Range(first, last, total || row.isEmpty() ? 0 : Integer.parseInt(row) - 1, total);
    }

    /** Column A is 0. */
    private static int column(String letters) {
        return letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
    }

    static String letters(int column) {
        return (column < 26 ? "" : letters(column / 26 - 1)) + (char) ('A' + column % 26);
    }

    /**
     * The formula of a cell, without its sign of equality. It shows nothing until what it needs is there.
     *
     * @param needs cells; empty for those of its own row that the formula names
     */
    String formula(String written, String needs, Place place) {
        String formula = place(written.substring(1), place);
        List<String> needed = needs.isEmpty()
                ? OWN_ROW.matcher(written)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .toList()
                : List.of(needs.split(",\\s*"));
        if (needed.isEmpty()) {
            return formula;
        }
        String missing = needed.stream().map(one -> place(one, place) + "=\"\"").collect(Collectors.joining(","));
        return "IF(OR(" + missing + "),\"\"," + formula + ")";
    }

    /** Cells that are named in the notation of a template, as the workbook names them. */
    String place(String written, Place place) {
        return PLACE.matcher(written).replaceAll(found -> Matcher.quoteReplacement(translated(found, place)));
    }

    private String translated(MatchResult found, Place place) {
        int other = found.group(1) == null ? table : Integer.parseInt(found.group(1)) - 1;
        String sheet = other == table ? "" : "'" + tables.get(other).name().replace("'", "''") + "'!";
        String column = found.group(2).equals("@") ? letters(place.column()) : found.group(2);
        String row = found.group(3);
        if (row == null || row.equals("*")) {
            List<Integer> lines = new ArrayList<>(tables.get(other).lines(row == null));
            return sheet + "$" + column + "$" + (lines.get(0) + 1) + ":$" + column + "$"
                    + (lines.get(lines.size() - 1) + 1);
        }
        String first = cell(column, row, place, other != table);
        if (found.group(4) == null) {
            return sheet + first;
        }
        String last = found.group(4).equals("@") ? letters(place.column()) : found.group(4);
        return sheet + first + ":" + cell(last, found.group(5), place, other != table);
    }

    private static String cell(String column, String row, Place place, boolean fixed) {
        String number = row.equals("#") ? Integer.toString(place.row() + 1) : row;
        return fixed ? "$" + column + "$" + number : column + number;
    }
}
