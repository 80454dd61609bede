package org.examhall.bank.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.bank.ImportNote;
import org.examhall.bank.ImportRef;
import org.examhall.bank.ImportRow;
import org.examhall.bank.Imports;
import org.examhall.bank.QuestionImport;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Texts;

/** The report of an import as a spreadsheet: {@code GET /bank/import-report/<import>}. */
@WebServlet("/bank/import-report/*")
public class ImportReport extends HttpServlet {

    private static final int PAGE = 500;
    private static final List<String> COLUMNS = List.of("number", "file", "line", "question", "fate", "item", "why");

    @Inject
    Imports imports;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        String key = path.substring(1);
        Optional<QuestionImport> found = Reference.isWellFormed(key)
                ? imports.find(new ImportRef(key), new Imports.Reader(current.actor(), current.is(Role.ADMINISTRATOR)))
                : Optional.empty();
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"import-" + key + ".csv\"");
        response.setHeader("Cache-Control", "no-store");
        write(found.get().ref(), Texts.in(request.getLocale()), response.getWriter());
    }

    private void write(ImportRef ref, Texts texts, Writer out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(COLUMNS.stream()
                    .map(name -> texts.get("import.column." + name))
                    .toList());
            int last = 0;
            List<ImportRow> rows = imports.rowsAfter(ref, last, PAGE);
            while (!rows.isEmpty()) {
                for (ImportRow row : rows) {
                    csv.writeRecord(record(row, texts));
                    last = row.number();
                }
                rows = imports.rowsAfter(ref, last, PAGE);
            }
        }
    }

    private static List<String> record(ImportRow row, Texts texts) {
        ImportNote reason = row.reason();
        String why = reason == null
                ? row.notes().stream()
                        .map(note -> texts.get(
                                "import.note." + note.code(), note.arguments().toArray()))
                        .collect(Collectors.joining(" "))
                : texts.refusal(reason.asRefusal());
        return List.of(
                String.valueOf(row.number()),
                harmless(row.file()),
                String.valueOf(row.line()),
                harmless(row.name()),
                texts.get("import.fate." + row.fate().name()),
                harmless(row.item()),
                harmless(why));
    }

    /** What a spreadsheet would take for a formula is text. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
