package org.examhall.bank.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.examhall.bank.file.SheetTemplate;

/** The template of the spreadsheet: {@code GET /bank/import-template/csv} or {@code /xlsx}. */
@WebServlet("/bank/import-template/*")
public class ImportTemplate extends HttpServlet {

    private static final String NAME = "examhall-questions";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (Objects.requireNonNullElse(request.getPathInfo(), "")) {
            case "/csv" -> {
                head(response, "text/csv;charset=UTF-8", "csv");
                csv(response);
            }
            case "/xlsx" -> {
                head(response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
                xlsx(response);
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void head(HttpServletResponse response, String type, String ending) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + NAME + "." + ending + "\"");
    }

    private static void csv(HttpServletResponse response) throws IOException {
        OutputStreamWriter out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\ufeff'); // Excel takes a file without it for one of its own encoding
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            SheetTemplate.rows().forEach(csv::writeRecord);
        }
    }

    private static void xlsx(HttpServletResponse response) throws IOException {
        try (Workbook workbook = new Workbook(response.getOutputStream(), "Examhall", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Questions");
            List<List<String>> rows = SheetTemplate.rows();
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
            sheet.range(0, 0, 0, rows.get(0).size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
        }
    }
}
