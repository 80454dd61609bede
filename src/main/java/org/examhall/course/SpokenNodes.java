package org.examhall.course;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentWriter;

/** Tables and code marks as they would be said: a row is a sentence of its cells, and a lesson has its title. */
final class SpokenNodes implements NodeRenderer {

    private final TextContentNodeRendererContext context;
    private final TextContentWriter text;
    private final UnaryOperator<String> names;

    SpokenNodes(TextContentNodeRendererContext context, UnaryOperator<String> names) {
        this.context = context;
        this.text = context.getWriter();
        this.names = names;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Code.class, TableBlock.class, TableHead.class, TableBody.class, TableRow.class, TableCell.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Code code) {
            text.write(names.apply(code.getLiteral()));
            return;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
            if (child instanceof TableCell) {
                text.write(child.getNext() == null ? "." : "; ");
            }
        }
        if (node instanceof TableRow || node instanceof TableBlock) {
            text.line();
        }
    }
}
