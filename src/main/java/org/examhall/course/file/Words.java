package org.examhall.course.file;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.examhall.kernel.Language;

/** What a stretch of Markdown says, without its marks. */
final class Words {

    private Words() {}

    static String of(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                words.append('\n');
            }
        });
        return words.toString().strip();
    }

    /** Whether all of it is emphasised strongly. */
    static boolean isStrong(Node node) {
        return node.getFirstChild() instanceof StrongEmphasis && node.getFirstChild() == node.getLastChild();
    }

    /** The rows of a table with their cells; the first is its heading. */
    static List<List<TableCell>> rows(TableBlock table) {
        List<List<TableCell>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
                List<TableCell> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell instanceof TableCell one; cell = cell.getNext()) {
                    cells.add(one);
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    /** How office programs name the language. */
    static String tag(Language language) {
        return language == Language.NB ? "nb-NO" : "en-GB";
    }
}
