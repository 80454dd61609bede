package org.examhall.course.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.examhall.course.TemplateSource;
import org.examhall.kernel.Texts;

/**
 * A sheet as a workbook: first what is said about it, then each table on a sheet of its own, whose heading stays in
 * view and is printed on every page. What is calculated is calculated, so that a program that cannot shows it too.
 */
final class SheetFile {

    private static final int WIDTH_UNIT = 256;
    private static final int NARROWEST = 9;
    private static final int WIDEST = 34;
    private static final int TEXT_WIDTH = 100;
    private static final float LINE = 15f;

    /** Beyond this a table is printed on two pages beside each other. */
    private static final int PAGE_WIDTH = 220;

    private final TemplateSource template;
    private final SheetReader reader;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final SheetLook look;

    /**
     * What the cells of a column have in common.
     *
     * @param reckonedWith whether a formula reads or fills it
     */
    private record Column(int width, boolean reckonedWith, String format) {}

    SheetFile(TemplateSource template) {
        this.template = template;
        this.reader = new SheetReader(template);
        this.look = new SheetLook(workbook);
    }

    void write(OutputStream out) throws IOException {
        try (workbook) {
            facts();
            readFirst();
            List<SheetTable> tables = reader.tables();
            for (int i = 0; i < tables.size(); i++) {
                table(tables.get(i), i + 1);
            }
            template.calculated().forEach(rule -> calculate(rule, tables));
            template.choices().forEach(rule -> offer(rule, tables));
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            workbook.setForceFormulaRecalculation(true);
            workbook.write(out);
        }
    }

    private void facts() {
        var facts = workbook.getProperties().getCoreProperties();
        facts.setTitle(template.title());
        facts.setCreator("Examhall");
        facts.getUnderlyingProperties().setLanguageProperty(Words.tag(template.language()));
    }

    private void readFirst() {
        Texts texts = Texts.in(template.language().locale());
        XSSFSheet sheet = workbook.createSheet(texts.get("template.read-first"));
        sheet.setColumnWidth(0, TEXT_WIDTH * WIDTH_UNIT);
        sheet.setDisplayGridlines(false);
        List<SheetReader.Line> lines = new ArrayList<>();
        lines.add(new SheetReader.Line(texts.get("template.for", template.audience()), false));
        lines.addAll(reader.lines());
        if (!template.calculated().isEmpty()) {
            lines.add(new SheetReader.Line(texts.get("template.calculated"), false));
        }
        XSSFCell title = sheet.createRow(0).createCell(0);
        title.setCellValue(template.title());
        title.setCellStyle(look.title());
        for (int i = 0; i < lines.size(); i++) {
            SheetReader.Line line = lines.get(i);
            XSSFRow row = sheet.createRow(i + 1);
            row.setHeightInPoints(LINE * (rows(line.text(), TEXT_WIDTH) + (line.strong() ? 0.8f : 0.3f)));
            XSSFCell cell = row.createCell(0);
            cell.setCellValue(line.text());
            cell.setCellStyle(line.strong() ? look.heading() : look.text());
        }
        print(sheet, TEXT_WIDTH);
        sheet.getPrintSetup().setLandscape(false);
    }

    private void table(SheetTable table, int number) {
        XSSFSheet sheet = workbook.createSheet(table.name());
        List<Column> columns = IntStream.range(0, table.columns())
                .mapToObj(column -> new Column(
                        width(table, column),
                        isReckonedWith(number, column),
                        table.format(column, template.language())))
                .toList();
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, columns.get(i).width() * WIDTH_UNIT);
        }
        for (int i = 0; i < table.rows().size(); i++) {
            XSSFRow row = sheet.createRow(i);
            int lines = 1;
            for (int column = 0; column < columns.size(); column++) {
                SheetTable.Cell cell = table.cell(i, column);
                fill(row.createCell(column), table.rows().get(i).kind(), cell, columns.get(column));
                lines = Math.max(lines, rows(cell.text(), columns.get(column).width()));
            }
            if (lines > 1) { // others grow with what is written in them
                row.setHeightInPoints(LINE * lines + 4);
            }
        }
        sheet.createFreezePane(1, 1);
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        sheet.setRepeatingColumns(CellRangeAddress.valueOf("A:A"));
        if (table.isList()) {
            sheet.setAutoFilter(new CellRangeAddress(0, table.lines(true).size(), 0, columns.size() - 1));
        }
        print(sheet, columns.stream().mapToInt(Column::width).sum());
    }

    private void fill(XSSFCell cell, SheetTable.Kind kind, SheetTable.Cell content, Column column) {
        Optional<Figure> figure = Optional.of(content.text())
                .filter(text -> kind != SheetTable.Kind.HEADING)
                .flatMap(text -> Figure.read(text, template.language()))
                .filter(one -> one.isWhole() || column.reckonedWith());
        if (!content.text().isEmpty()) {
            figure.ifPresentOrElse(one -> cell.setCellValue(one.value()), () -> cell.setCellValue(content.text()));
        }
        String later = column.reckonedWith() && kind == SheetTable.Kind.EMPTY ? column.format() : SheetLook.ANY;
        cell.setCellStyle(look.of(
                kind, content.strong(), false, figure.map(Figure::format).orElse(later)));
    }

    /** Whether a formula reads or fills the column of a table; elsewhere {@code 17.30} is a time of day. */
    private boolean isReckonedWith(int table, int column) {
        Pattern own = Pattern.compile("(?<![A-Z!])" + Places.letters(column) + "(?![A-Z(])");
        Pattern others = Pattern.compile("\\b" + table + "!" + Places.letters(column) + "(?![A-Z(])");
        return template.calculated().stream().anyMatch(rule -> {
            Places.Range filled = Places.range(rule.cells());
            boolean here = rule.table() == table;
            return (here && column >= filled.first() && column <= filled.last())
                    || (here && own.matcher(rule.formula()).find())
                    || others.matcher(rule.formula()).find();
        });
    }

    private void calculate(TemplateSource.Calculated rule, List<SheetTable> tables) {
        SheetTable table = tables.get(rule.table() - 1);
        Places places = new Places(tables, rule.table() - 1);
        XSSFSheet sheet = workbook.getSheet(table.name());
        for (Places.Place place : table.named(rule.cells())) {
            SheetTable.Row row = table.rows().get(place.row());
            if (rule.today() && row.kind() == SheetTable.Kind.EXAMPLE) {
                continue;
            }
            XSSFCell cell = sheet.getRow(place.row()).getCell(place.column());
            SheetTable.Cell written = table.cell(place.row(), place.column());
            String format = Figure.read(written.text(), template.language())
                    .map(Figure::format)
                    .orElseGet(() -> table.format(place.column(), template.language()));
            cell.setCellFormula(places.formula(rule.formula(), rule.needs(), place));
            cell.setCellStyle(look.of(row.kind(), written.strong(), true, format));
        }
    }

    private void offer(TemplateSource.Choice rule, List<SheetTable> tables) {
        SheetTable table = tables.get(rule.table() - 1);
        XSSFSheet sheet = workbook.getSheet(table.name());
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint list = rule.of().isEmpty()
                ? helper.createFormulaListConstraint(
                        new Places(tables, rule.table() - 1).place(rule.from(), new Places.Place(0, 0)))
                : helper.createExplicitListConstraint(rule.of().toArray(String[]::new));
        List<Places.Place> places = table.named(rule.cells());
        Places.Place first = places.get(0);
        Places.Place last = places.get(places.size() - 1);
        DataValidation choice = helper.createValidation(
                list, new CellRangeAddressList(first.row(), last.row(), first.column(), last.column()));
        choice.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        choice.setShowErrorBox(true);
        sheet.addValidationData(choice);
    }

    private void print(XSSFSheet sheet, int width) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitWidth((short) (width > PAGE_WIDTH ? 2 : 1));
        sheet.getPrintSetup().setFitHeight((short) 0);
        for (PageMargin side : List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP, PageMargin.BOTTOM)) {
            sheet.setMargin(side, 0.6);
        }
        sheet.getFooter().setLeft(template.title().replace("&", "&&") + " · &A");
        sheet.getFooter().setRight("&P / &N");
    }

    /** As wide as its longest word and, up to a bound, as what is written in it. */
    private static int width(SheetTable table, int column) {
        int width = NARROWEST;
        for (int row = 0; row < table.rows().size(); row++) {
            String text = table.cell(row, column).text();
            for (String word : text.split("[\\s/]+")) {
                width = Math.max(width, word.length() + 3);
            }
            width = Math.max(width, Math.min(WIDEST, text.length() / 2 + 4));
        }
        return width;
    }

    /** How many lines a text takes at a width, a little more rather than too few. */
    private static int rows(String text, int width) {
        return Math.max(1, (int) Math.ceil(text.length() * 1.15 / width));
    }
}
