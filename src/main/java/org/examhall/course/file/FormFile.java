package org.examhall.course.file;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.examhall.course.TemplateSource;
import org.examhall.kernel.Texts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** A form as a document to fill in by hand or at the keyboard: A4, on its side if a table is wide. */
final class FormFile {

    /** In twentieths of a point, as the format counts. */
    private static final int SHORT_SIDE = 11906;

    private static final int LONG_SIDE = 16838;
    private static final int MARGIN = 1134;
    private static final int LINE_TO_WRITE_ON = 480;

    /** A table of more columns lies on its side. */
    private static final int COLUMNS_UPRIGHT = 6;

    /** How deep a list within a list stands. */
    private static final int STEP = 360;

    private final TemplateSource template;
    private final XWPFDocument document = new XWPFDocument();
    private final FormStyles styles;
    private int textWidth = SHORT_SIDE - 2 * MARGIN;

    FormFile(TemplateSource template) {
        this.template = template;
        this.styles = new FormStyles(document, Words.tag(template.language()));
    }

    void write(OutputStream out) throws IOException {
        try (document) {
            var facts = document.getProperties().getCoreProperties();
            facts.setTitle(template.title());
            facts.setCreator("Examhall");
            facts.getUnderlyingProperties().setLanguageProperty(Words.tag(template.language()));
            page();
            for (Node node = template.document().getFirstChild(); node != null; node = node.getNext()) {
                block(node);
            }
            footer();
            document.write(out);
        }
    }

    private void page() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        boolean wide = isWide();
        size.setW(BigInteger.valueOf(wide ? LONG_SIDE : SHORT_SIDE));
        size.setH(BigInteger.valueOf(wide ? SHORT_SIDE : LONG_SIDE));
        if (wide) {
            size.setOrient(STPageOrientation.LANDSCAPE);
            textWidth = LONG_SIDE - 2 * MARGIN;
        }
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN);
        margins.setTop(margin);
        margins.setBottom(margin);
        margins.setLeft(margin);
        margins.setRight(margin);
        margins.setHeader(BigInteger.valueOf(MARGIN / 2));
        margins.setFooter(BigInteger.valueOf(MARGIN / 2));
        margins.setGutter(BigInteger.ZERO);
    }

    private boolean isWide() {
        for (Node node = template.document().getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableBlock table && Words.rows(table).get(0).size() > COLUMNS_UPRIGHT) {
                return true;
            }
        }
        return false;
    }

    private void footer() {
        XWPFParagraph line = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        line.setStyle(FormStyles.FOOTER);
        line.setAlignment(ParagraphAlignment.RIGHT);
        line.createRun()
                .setText(template.title() + " · "
                        + Texts.in(template.language().locale()).get("template.page") + " ");
        line.getCTP().addNewFldSimple().setInstr("PAGE");
    }

    private void block(Node node) {
        if (node instanceof Heading heading) {
            paragraph(heading, FormStyles.heading(heading.getLevel()));
        } else if (node instanceof TableBlock table) {
            table(Words.rows(table));
        } else if (node instanceof BulletList) {
            list(node, styles.bullets(), 0);
        } else if (node instanceof OrderedList ordered) {
            list(node, styles.numbers(ordered.getMarkerStartNumber()), 0);
        } else if (node instanceof BlockQuote) {
            for (Node part = node.getFirstChild(); part != null; part = part.getNext()) {
                paragraph(part, FormStyles.QUOTE);
            }
        } else if (!(node instanceof ThematicBreak)) {
            paragraph(node, FormStyles.TEXT);
        }
    }

    private void paragraph(Node node, String style) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        inline(node, paragraph, false, false);
    }

    private void list(Node list, BigInteger numbering, int depth) {
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
                if (part instanceof BulletList) {
                    list(part, styles.bullets(), depth + 1);
                } else if (part instanceof OrderedList ordered) {
                    list(part, styles.numbers(ordered.getMarkerStartNumber()), depth + 1);
                } else {
                    XWPFParagraph paragraph = document.createParagraph();
                    paragraph.setStyle(FormStyles.LIST);
                    paragraph.setIndentationLeft(STEP * (depth + 1));
                    if (part == item.getFirstChild()) {
                        paragraph.setNumID(numbering);
                        paragraph.setNumILvl(BigInteger.ZERO);
                        paragraph.setIndentationHanging(STEP);
                    }
                    inline(part, paragraph, false, false);
                }
            }
        }
    }

    private void table(List<List<TableCell>> rows) {
        int columns = rows.get(0).size();
        XWPFTable table = document.createTable(rows.size(), columns);
        table.setStyleID(FormStyles.TABLE);
        table.setWidth(textWidth);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        int[] widths = ColumnWidths.of(rows, textWidth);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        for (int width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        for (int i = 0; i < rows.size(); i++) {
            XWPFTableRow row = table.getRow(i);
            row.setCantSplitRow(true);
            if (i == 0) {
                row.setRepeatHeader(true);
            } else {
                row.setHeight(LINE_TO_WRITE_ON);
            }
            for (int column = 0; column < columns; column++) {
                XWPFTableCell cell = row.getCell(column);
                cell.setWidth(Integer.toString(widths[column]));
                XWPFParagraph text = cell.getParagraphs().get(0);
                text.setStyle(i == 0 ? FormStyles.TABLE_HEADING : FormStyles.TABLE_TEXT);
                if (i == 0) {
                    cell.setColor(FormStyles.GROUND);
                }
                if (column < rows.get(i).size()) {
                    inline(rows.get(i).get(column), text, false, false);
                }
            }
        }
        document.createParagraph().setStyle(FormStyles.GAP);
    }

    private static void inline(Node parent, XWPFParagraph paragraph, boolean strong, boolean slanted) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                run(paragraph, strong, slanted).setText(text.getLiteral());
            } else if (node instanceof Code code) {
                XWPFRun run = run(paragraph, strong, slanted);
                run.setFontFamily("Consolas");
                run.setText(code.getLiteral());
            } else if (node instanceof SoftLineBreak) {
                run(paragraph, strong, slanted).setText(" ");
            } else if (node instanceof HardLineBreak) {
                run(paragraph, strong, slanted).addBreak();
            } else {
                inline(node, paragraph, strong || node instanceof StrongEmphasis, slanted || node instanceof Emphasis);
            }
        }
    }

    private static XWPFRun run(XWPFParagraph paragraph, boolean strong, boolean slanted) {
        XWPFRun run = paragraph.createRun();
        if (strong) { // otherwise it is as its style says
            run.setBold(true);
        }
        if (slanted) {
            run.setItalic(true);
        }
        return run;
    }
}
