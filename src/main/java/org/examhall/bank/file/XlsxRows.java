package org.examhall.bank.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/** The rows of the first sheet of an Excel file. */
final class XlsxRows implements SheetSource.Rows {

    /** Stands in a cell whose formula we do not work out; refused as a formula of a CSV file is. */
    private static final String FORMULA = "=";

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final List<String> headings = new ArrayList<>();

    XlsxRows(Path file) throws IOException {
        try (SafeZip zip = SafeZip.open(file)) {
            for (String name : zip.names()) {
                zip.verify(name);
            }
        }
        try {
            workbook = new ReadableWorkbook(file.toFile());
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("import-xlsx-broken");
        }
        try {
            stream = workbook.getFirstSheet().openStream();
            rows = stream.iterator();
        } catch (IOException | RuntimeException broken) {
            workbook.close();
            throw new Unreadable("import-xlsx-broken");
        }
        org.dhatim.fastexcel.reader.Row first = row();
        for (int i = 0; first != null && i < first.getCellCount(); i++) {
            headings.add(first.getCellText(i).strip().toLowerCase(Locale.ROOT));
        }
    }

    private org.dhatim.fastexcel.reader.@Nullable Row row() throws Unreadable {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (ExcelReaderException | IllegalArgumentException broken) {
            throw new Unreadable("import-xlsx-broken");
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (org.dhatim.fastexcel.reader.Row row = row(); row != null; row = row()) {
            Map<String, String> cells = new HashMap<>();
            for (Cell cell : row) {
                String text = text(cell);
                if (!text.isEmpty() && cell.getColumnIndex() < headings.size()) {
                    cells.put(headings.get(cell.getColumnIndex()), text);
                }
            }
            if (!cells.isEmpty()) {
                return new Row(row.getRowNum(), cells);
            }
        }
        return null;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return cell.getType() == CellType.FORMULA ? FORMULA : cell.getText().strip();
    }

    @Override
    public List<String> headings() {
        return headings;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
