package org.examhall.bank.file;

import java.util.Map;

/**
 * Writes an element as XML whose elements begin on the lines on which they began in the file they came from, so that
 * whoever finds fault with one names a line that its author can look up.
 */
final class NodeText {

    private final StringBuilder xml = new StringBuilder(4_096);
    private final boolean onItsLines;
    private int line;

    private NodeText(boolean onItsLines, int line) {
        this.onItsLines = onItsLines;
        this.line = line;
    }

    /** The element as it is stored. */
    static String of(Node root) {
        return write(root, new NodeText(false, 1));
    }

    /**
     * The element to be read by somebody who complains.
     *
     * @param before how many lines of the file are left out before it: a long file has many
     */
    static String onItsLines(Node root, int before) {
        return write(root, new NodeText(true, before + 1));
    }

    private static String write(Node root, NodeText text) {
        text.element(root, "");
        return text.xml.toString();
    }

    private void element(Node node, String around) {
        xml.append('<').append(node.name());
        if (!node.namespace().equals(around)) {
            attribute("xmlns", node.namespace());
        }
        for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
        while (onItsLines && line < node.line()) {
            newLine();
        }
        if (node.pieces().isEmpty()) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        for (Piece piece : node.pieces()) {
            if (piece instanceof Node child) {
                element(child, node.namespace());
            } else if (piece instanceof Piece.Words words) {
                words(words.text(), node.is("pre"));
            }
        }
        xml.append("</").append(node.name()).append('>');
    }

    /** Line breaks in text mean no more than spaces do, and would put what follows on another line. */
    private void words(String text, boolean layout) {
        if (layout) {
            line += (int) text.chars().filter(c -> c == '\n').count();
        }
        escaped(onItsLines && !layout ? text.replaceAll("\\s+", " ") : text);
    }

    private void newLine() {
        xml.append('\n');
        line++;
    }

    private void attribute(String name, String value) {
        xml.append(' ').append(name).append("=\"");
        escaped(value.replaceAll("\\s+", " "));
        xml.append('"');
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> xml.append(c);
            }
        }
    }
}
