package org.examhall.bank.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file, whose separator is the one that its headings show. */
final class CsvRows implements SheetSource.Rows {

    private static final String SEPARATORS = ",;\t";

    private final CloseableIterator<CsvRecord> records;
    private final List<String> headings;

    CsvRows(Path file) throws IOException {
        Encoding encoding = Encoding.of(file);
        char separator;
        try (Lines lines = new Lines(encoding.open(file))) {
            separator = separator(lines.next());
        }
        Reader reader = encoding.open(file);
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(1 << 20)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)
                .iterator();
        CsvRecord first = record();
        headings = first == null
                ? List.of()
                : first.getFields().stream()
                        .map(heading -> heading.strip().toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** The separator that occurs most among the headings. */
    static char separator(@Nullable String headings) {
        char best = SEPARATORS.charAt(0);
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            long count = headings == null
                    ? 0
                    : headings.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private @Nullable CsvRecord record() throws Unreadable {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException broken) {
            throw new Unreadable("import-csv-broken");
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (CsvRecord record = record(); record != null; record = record()) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < Math.min(record.getFieldCount(), headings.size()); i++) {
                String cell = record.getField(i).strip();
                if (cell.indexOf('\0') >= 0) {
                    throw new Unreadable("import-not-text", (int) record.getStartingLineNumber());
                }
                if (!cell.isEmpty()) {
                    cells.put(headings.get(i), cell);
                }
            }
            if (!cells.isEmpty()) {
                return new Row((int) record.getStartingLineNumber(), cells);
            }
        }
        return null;
    }

    @Override
    public List<String> headings() {
        return headings;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
