package org.examhall.member.assessment.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.MediumAnswer;
import org.examhall.course.Handbook;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.examhall.member.assessment.AssessmentRef;
import org.examhall.member.assessment.Assessments;
import org.examhall.member.assessment.Report;

/** A finished assessment to take away: {@code GET /member/assessment-file/<assessment>.xlsx} or {@code .csv}. */
@WebServlet("/member/assessment-file/*")
public class AssessmentFile extends HttpServlet {

    private static final Pattern NAME = Pattern.compile("([0-9a-z]{26})\\.(csv|xlsx)");
    private static final int WIDE = 60;

    @Inject
    Assessments assessments;

    @Inject
    Handbook handbook;

    @Inject
    Current current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Account member = current.account().orElseThrow();
        Matcher name = NAME.matcher(MediumAnswer.name(request));
        Language language = Language.of(request.getLocale().toLanguageTag());
        Optional<Report> report = name.matches()
                ? assessments
                        .find(new AssessmentRef(name.group(1)), member)
                        .filter(one -> one.isFinished())
                        .map(one -> Report.of(one, assessments.before(one, member), handbook.questionnaire(language)))
                : Optional.empty();
        if (report.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean csv = name.group(2).equals("csv");
        response.setContentType(
                csv ? "text/csv;charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"self-assessment." + name.group(2) + "\"");
        response.setHeader("Cache-Control", "private, no-store");
        AssessmentRows rows = new AssessmentRows(report.get(), Texts.in(language.locale()));
        if (csv) {
            csv(rows, response.getOutputStream());
        } else {
            xlsx(rows, response.getOutputStream());
        }
    }

    private static void csv(AssessmentRows rows, OutputStream stream) throws IOException {
        OutputStreamWriter out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        out.write('\ufeff'); // Excel takes a file without it for one of its own encoding
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            rows.answers().forEach(csv::writeRecord);
        }
    }

    private static void xlsx(AssessmentRows rows, OutputStream stream) throws IOException {
        try (Workbook workbook = new Workbook(stream, "Examhall", "1.0")) {
            workbook.properties().setTitle(rows.title());
            sheet(workbook.newWorksheet(rows.levelsTitle()), rows.levels());
            sheet(workbook.newWorksheet(rows.answersTitle()), rows.answers());
        }
    }

    private static void sheet(Worksheet sheet, List<List<String>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = rows.get(row);
            for (int column = 0; column < cells.size(); column++) {
                String text = cells.get(column);
                if (text.matches("-?[0-9]+")) {
                    sheet.value(row, column, Integer.valueOf(text));
                } else {
                    sheet.value(row, column, text);
                }
                sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
            }
        }
        for (int column = 0; column < rows.get(0).size(); column++) {
            int at = column;
            int longest =
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            sheet.width(column, Math.min(WIDE, longest + 2));
        }
        sheet.range(0, 0, 0, rows.get(0).size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
    }
}
