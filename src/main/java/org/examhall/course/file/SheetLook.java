package org.examhall.course.file;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a workbook look, in the colours of the house; each look is made once. */
final class SheetLook {

    /** The format of a cell that may hold anything. */
    static final String ANY = "General";

    private static final String INK = "19212A";
    private static final String SOFT = "53606C";
    private static final String ACCENT = "134F70";
    private static final String ACCENT_SOFT = "E4EEF4";
    private static final String LINE = "C9C4B8";
    private static final String PAPER = "FBF9F4";
    private static final String WHITE = "FFFFFF";

    private final XSSFWorkbook workbook;
    private final Map<List<Object>, XSSFCellStyle> looks = new HashMap<>();

    SheetLook(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    XSSFCellStyle title() {
        return plain(font(18, ACCENT, true, false));
    }

    XSSFCellStyle heading() {
        return plain(font(13, INK, true, false));
    }

    XSSFCellStyle text() {
        return plain(font(11, INK, false, false));
    }

    /** A cell of a table; what is calculated has a ground of its own, so that nobody types over it by mistake. */
    XSSFCellStyle of(SheetTable.Kind kind, boolean strong, boolean calculated, String format) {
        return looks.computeIfAbsent(List.of(kind, strong, calculated, format), key -> {
            boolean heading = kind == SheetTable.Kind.HEADING;
            boolean example = kind == SheetTable.Kind.EXAMPLE;
            XSSFCellStyle style = plain(font(
                    10,
                    heading ? WHITE : example ? SOFT : INK,
                    strong || heading || kind == SheetTable.Kind.TOTAL,
                    example));
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            if (heading) {
                fill(style, ACCENT);
            } else if (calculated) {
                fill(style, ACCENT_SOFT);
            } else if (example) {
                fill(style, PAPER);
            }
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            style.setBottomBorderColor(colour(LINE));
            style.setRightBorderColor(colour(LINE));
            if (kind == SheetTable.Kind.TOTAL) {
                style.setBorderTop(BorderStyle.MEDIUM);
                style.setTopBorderColor(colour(ACCENT));
            }
            return style;
        });
    }

    private XSSFCellStyle plain(XSSFFont font) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private XSSFFont font(int size, String colour, boolean bold, boolean italic) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) size);
        font.setColor(colour(colour));
        font.setBold(bold);
        font.setItalic(italic);
        return font;
    }

    private static void fill(XSSFCellStyle style, String colour) {
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static XSSFColor colour(String hex) {
        return new XSSFColor(HexFormat.of().parseHex(hex));
    }
}
