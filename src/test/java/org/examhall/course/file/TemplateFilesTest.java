package org.examhall.course.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.assertj.core.api.SoftAssertions;
import org.examhall.course.TemplateSource;
import org.examhall.course.TemplateSource.Kind;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template becomes a file that opens again, and what its sheets calculate is right. */
class TemplateFilesTest {

    private static final List<TemplateSource> TEMPLATES = TemplateSource.all(Path.of("courseware"));
    private static final int A4_WIDTH = 11906;

    @TempDir
    static Path folder;

    @BeforeAll
    static void make() throws IOException {
        assertThat(TemplateFiles.make(Path.of("courseware"), folder)).doesNotHaveDuplicates();
    }

    @Test
    void everyTemplateHasAFileInItsPlace() {
        assertThat(TEMPLATES).hasSizeGreaterThan(120);
        assertThat(TEMPLATES).allSatisfy(template -> {
            assertThat(template.file()).matches("[a-z-]+/(en|nb)/[a-z0-9-]+\\.(docx|xlsx)");
            assertThat(folder.resolve(template.file()).normalize())
                    .startsWith(folder)
                    .isRegularFile();
        });
    }

    @Test
    void aFormHasHeadingsTablesThatSayWhatTheyAreAndALanguage() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (TemplateSource template : of(Kind.FORM)) {
            try (InputStream file = Files.newInputStream(folder.resolve(template.file()));
                    XWPFDocument document = new XWPFDocument(file)) {
                facts(all, template, document.getProperties().getCoreProperties());
                all.assertThat(document.getParagraphs().get(0).getStyle())
                        .as(template.file())
                        .isEqualTo("Heading1");
                all.assertThat(document.getTables().stream().map(table -> table.getRow(0)))
                        .as(template.file())
                        .allMatch(row -> row.isRepeatHeader());
                for (XWPFTable table : document.getTables()) {
                    all.assertThat(table.getRow(0).getTableCells())
                            .as(template.file())
                            .hasSameSizeAs(
                                    table.getRow(table.getNumberOfRows() - 1).getTableCells());
                }
                var size = document.getDocument().getBody().getSectPr().getPgSz();
                all.assertThat(List.of(size.getW(), size.getH()).toString())
                        .as(template.file())
                        .contains(Integer.toString(A4_WIDTH));
            }
        }
        all.assertAll();
    }

    @Test
    void aSheetKeepsItsHeadingInViewAndOnEveryPage() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (TemplateSource template : of(Kind.SHEET)) {
            try (XSSFWorkbook workbook = open(template.file())) {
                facts(all, template, workbook.getProperties().getCoreProperties());
                List<SheetTable> tables = new SheetReader(template).tables();
                all.assertThat(workbook.getNumberOfSheets()).as(template.file()).isEqualTo(tables.size() + 1);
                for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                    XSSFSheet sheet = workbook.getSheetAt(i);
                    String name = template.file() + " " + sheet.getSheetName();
                    all.assertThat(sheet.getPaneInformation().isFreezePane())
                            .as(name)
                            .isTrue();
                    all.assertThat(sheet.getRepeatingRows().formatAsString())
                            .as(name)
                            .isEqualTo("1:1");
                    all.assertThat(sheet.getPrintSetup().getPaperSize())
                            .as(name)
                            .isEqualTo(PrintSetup.A4_PAPERSIZE);
                    sheet.forEach(row -> row.forEach(cell -> all.assertThat(cell.getCellType() == CellType.FORMULA
                                    && cell.getCachedFormulaResultType() == CellType.ERROR)
                            .as(name + " " + cell.getAddress())
                            .isFalse()));
                }
            }
        }
        all.assertAll();
    }

    /** The authors reckoned the examples by hand; the formulas that stand there now must agree. */
    @Test
    void formulasGiveWhatTheExamplesSay() throws IOException {
        SoftAssertions all = new SoftAssertions();
        int compared = 0;
        for (TemplateSource template : of(Kind.SHEET)) {
            List<SheetTable> tables = new SheetReader(template).tables();
            try (XSSFWorkbook workbook = open(template.file())) {
                for (TemplateSource.Calculated rule : template.calculated()) {
                    SheetTable table = tables.get(rule.table() - 1);
                    for (Places.Place place : table.named(rule.cells())) {
                        String written = table.cell(place.row(), place.column()).text();
                        XSSFCell cell = workbook.getSheetAt(rule.table())
                                .getRow(place.row())
                                .getCell(place.column());
                        if (!written.isEmpty() && cell.getCellType() == CellType.FORMULA) {
                            compared++;
                            all.assertThat(shown(cell, written, template))
                                    .as(template.file() + " " + cell.getAddress() + " " + cell.getCellFormula())
                                    .isEqualTo(written);
                        }
                    }
                }
            }
        }
        all.assertAll();
        assertThat(compared).isGreaterThan(40);
    }

    private static String shown(XSSFCell cell, String written, TemplateSource template) {
        return Figure.read(written, template.language())
                .filter(figure -> cell.getCachedFormulaResultType() == CellType.NUMERIC
                        && Math.abs(cell.getNumericCellValue() - figure.value())
                                <= 0.5001 * Math.pow(10, -figure.decimals()))
                .map(figure -> written)
                .orElseGet(() -> value(cell));
    }

    static Stream<String> worked() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/course/worked-sheets.csv"), StandardCharsets.UTF_8)
                .stream()
                .filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("worked")
    void aSheetWorksOutWhatWasReckonedByHand(String line) throws IOException {
        String[] parts = line.split(";");
        try (XSSFWorkbook workbook = open(parts[0].strip() + ".xlsx")) {
            XSSFSheet sheet = workbook.getSheetAt(Integer.parseInt(parts[1].strip()));
            cells(parts[2]).forEach(one -> {
                XSSFCell cell = cell(sheet, one[0]);
                if (one[1].matches("-?[0-9.]+")) {
                    cell.setCellValue(Double.parseDouble(one[1]));
                } else {
                    cell.setCellValue(one[1].replace('_', ' ')); // spaces part the cells
                }
            });
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            cells(parts[3]).forEach(one -> {
                XSSFCell cell = cell(sheet, one[0]);
                if (one[1].matches("-?[0-9.]+")) {
                    assertThat(cell.getNumericCellValue())
                            .as(one[0])
                            .isCloseTo(Double.parseDouble(one[1]), within(0.0001));
                } else {
                    assertThat(value(cell)).as(one[0]).isEqualTo(one[1]);
                }
            });
        }
    }

    private static Stream<String[]> cells(String text) {
        return Arrays.stream(text.strip().split(" +")).map(one -> one.split("=", 2));
    }

    private static XSSFCell cell(XSSFSheet sheet, String name) {
        String[] place = name.split("!");
        CellReference at = new CellReference(place[place.length - 1]);
        XSSFSheet on = place.length == 1 ? sheet : sheet.getWorkbook().getSheetAt(Integer.parseInt(place[0]));
        return on.getRow(at.getRow()).getCell(at.getCol());
    }

    private static String value(XSSFCell cell) {
        return cell.getCachedFormulaResultType() == CellType.NUMERIC
                ? Double.toString(cell.getNumericCellValue())
                : cell.getStringCellValue();
    }

    /** What a person writes as a number is one; a date, a time or words are not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | £28,000 | 28000  | "£"#,##0
            EN | 0.38    | 0.38   | #,##0.00
            EN | +2,520  | 2520   | +#,##0;\u2212#,##0;#,##0
            EN | \u2212350 | -350 | +#,##0;\u2212#,##0;#,##0
            NB | £28 000 | 28000  | "£"#,##0
            NB | 1,5     | 1.5    | #,##0.0
            EN | 1,5     |        |
            NB | 1.5     |        |
            EN | 2 May   |        |
            EN | 41 %    |        |
            """)
    void numbersAreReadAsTheyAreWritten(String language, String text, Double value, String format) {
        var figure = Figure.read(text, Language.valueOf(language));
        assertThat(figure.map(Figure::value).orElse(null)).isEqualTo(value);
        assertThat(figure.map(Figure::format).orElse(null)).isEqualTo(format);
    }

    private static void facts(SoftAssertions all, TemplateSource template, CoreProperties facts) {
        all.assertThat(facts.getTitle()).isEqualTo(template.title());
        assertThatNoException()
                .isThrownBy(() -> all.assertThat(facts.getUnderlyingProperties().getLanguageProperty())
                        .contains(Words.tag(template.language())));
    }

    private static List<TemplateSource> of(Kind kind) {
        return TEMPLATES.stream().filter(template -> template.kind() == kind).toList();
    }

    private static XSSFWorkbook open(String file) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return new XSSFWorkbook(in);
        }
    }
}
