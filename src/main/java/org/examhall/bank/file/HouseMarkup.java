package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.examhall.kernel.Refusal;

/**
 * Turns the HTML of others into the little HTML that the bank has. What is only looks is dropped and noted; what
 * carries meaning that would be lost is refused.
 */
final class HouseMarkup {

    private static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry("strong", "strong"),
            Map.entry("b", "strong"),
            Map.entry("em", "em"),
            Map.entry("i", "em"),
            Map.entry("u", "em"),
            Map.entry("cite", "em"),
            Map.entry("dfn", "em"),
            Map.entry("var", "em"),
            Map.entry("mark", "em"),
            Map.entry("code", "code"),
            Map.entry("tt", "code"),
            Map.entry("kbd", "code"),
            Map.entry("samp", "code"));

    /** Elements whose content stands for itself. */
    private static final Set<String> WRAPPERS = Set.of(
            "span", "font", "small", "big", "label", "abbr", "acronym", "bdo", "bdi", "q", "nobr", "ins", "time");

    private static final Set<String> SECTIONS = Set.of(
            "div",
            "section",
            "article",
            "blockquote",
            "center",
            "figure",
            "figcaption",
            "body",
            "html",
            "main",
            "header",
            "footer",
            "address",
            "dl",
            "dt",
            "dd",
            "fieldset",
            "legend",
            "details",
            "summary");

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LISTS = Set.of("ul", "ol");
    private static final Set<String> NOTHING = Set.of("hr", "wbr", "colgroup", "col");
    private static final Set<String> MEDIA =
            Set.of("object", "audio", "video", "picture", "svg", "canvas", "map", "track", "source");
    private static final Set<String> PIXELS = Set.of("width", "height");

    private static final Set<String> INLINE_QTI =
            Set.of("qti-inline-choice-interaction", "qti-text-entry-interaction", "qti-gap", "qti-hottext");

    private static final String RAISED_FROM = "0123456789+-=()ni";
    private static final String RAISED_TO = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";
    private static final String LOWERED_FROM = "0123456789+-=()";
    private static final String LOWERED_TO = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

    private final Notes notes;

    HouseMarkup(Notes notes) {
        this.notes = notes;
    }

    /** Paragraphs, lists and tables. */
    List<Node> blocks(List<Piece> pieces, int line) {
        Blocks blocks = new Blocks(line);
        blocks.take(pieces);
        return blocks.done();
    }

    /** Running text, such as an option. */
    List<Piece> phrases(List<Piece> pieces) {
        List<Piece> phrases = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Node node) {
                phrase(node, phrases);
            } else {
                phrases.add(piece);
            }
        }
        return phrases;
    }

    /** Text alone, such as one side of a pair. */
    String plain(List<Piece> pieces) {
        Node phrases = Node.qti("p", 0).addAll(phrases(pieces));
        phrases.all().filter(HouseMarkup::isShown).findFirst().ifPresent(shown -> {
            throw Refusal.of("import-media", shown.name()).asException();
        });
        if (!phrases.children().isEmpty()) {
            notes.add("emphasis");
        }
        return phrases.plain();
    }

    private void phrase(Node node, List<Piece> phrases) {
        String name = node.name();
        String ours = PHRASES.get(name);
        if (INLINE_QTI.contains(name) || name.equals("math")) {
            phrases.add(node);
        } else if (name.equals("img")) {
            phrases.add(picture(node));
        } else if (name.equals("object") && node.attribute("type").startsWith("image/")) {
            phrases.add(picture(Node.qti("img", node.line())
                    .with("src", node.attribute("data"))
                    .with("alt", node.plain())));
        } else if (ours != null) {
            phrases.add(Node.qti(ours, node.line()).addAll(phrases(node.pieces())));
        } else if (WRAPPERS.contains(name)) {
            phrases.addAll(phrases(node.pieces()));
        } else if (name.equals("a")) {
            if (!node.attribute("href").isEmpty()) {
                notes.add("link", node.attribute("href"));
            }
            phrases.addAll(phrases(node.pieces()));
        } else if (name.equals("sup")) {
            phrases.add(shifted(node, RAISED_FROM, RAISED_TO));
        } else if (name.equals("sub")) {
            phrases.add(shifted(node, LOWERED_FROM, LOWERED_TO));
        } else if (name.equals("br") || name.equals("p") || HEADINGS.contains(name) || SECTIONS.contains(name)) {
            phrases.add(new Piece.Words(" "));
            phrases.addAll(phrases(node.pieces()));
            phrases.add(new Piece.Words(" "));
        } else if (!NOTHING.contains(name)) {
            throw refused(node);
        }
    }

    private static boolean isShown(Node node) {
        return node.is("img") || node.is("math");
    }

    /** A picture without what only says how it looks; its size in anything but pixels is that, too. */
    private static Node picture(Node node) {
        Node picture = Node.qti("img", node.line());
        node.attributes().forEach((attribute, value) -> {
            boolean pixels = PIXELS.contains(attribute) && value.strip().matches("[1-9]\\d{0,3}");
            if (pixels || attribute.equals("src") || attribute.equals("alt")) {
                picture.with(attribute, value.strip());
            }
        });
        return picture;
    }

    private static RuntimeException refused(Node node) {
        String name = node.name();
        if (MEDIA.contains(name)) {
            return Refusal.of("import-media", name).asException();
        }
        if (Active.isElement(name)) {
            return Refusal.of("import-active", name).asException();
        }
        return Refusal.of("import-markup", name).asException();
    }

    /** Raised and lowered figures as the characters there are for them. */
    private static Piece.Words shifted(Node node, String from, String to) {
        StringBuilder shifted = new StringBuilder();
        for (char c : node.plain().toCharArray()) {
            int at = from.indexOf(c);
            if (at < 0) {
                throw refused(node);
            }
            shifted.append(to.charAt(at));
        }
        return new Piece.Words(shifted.toString());
    }

    /** Blocks being put together; running text between them becomes paragraphs of its own. */
    private final class Blocks {

        private final List<Node> done = new ArrayList<>();
        private final List<Piece> running = new ArrayList<>();
        private int line;

        Blocks(int line) {
            this.line = line;
        }

        void take(List<Piece> pieces) {
            for (Piece piece : pieces) {
                if (piece instanceof Node node) {
                    take(node);
                } else {
                    running.add(piece);
                }
            }
        }

        private void take(Node node) {
            String name = node.name();
            if (name.startsWith("qti-") && !INLINE_QTI.contains(name)) {
                flush();
                done.add(node);
            } else if (name.equals("p") || SECTIONS.contains(name)) {
                flush();
                line = node.line();
                take(node.pieces());
                flush();
            } else if (HEADINGS.contains(name)) {
                flush();
                line = node.line();
                running.add(Node.qti("strong", line).addAll(phrases(node.pieces())));
                flush();
            } else if (name.equals("br") || name.equals("hr")) {
                flush();
            } else if (LISTS.contains(name)) {
                flush();
                done.add(list(node));
            } else if (name.equals("table")) {
                flush();
                done.add(table(node));
            } else if (name.equals("pre")) {
                flush();
                node.words().lines().filter(text -> !text.isBlank()).forEach(text -> {
                    running.add(Node.qti("code", node.line()).text(text));
                    flush();
                });
                notes.add("layout");
            } else if (WRAPPERS.contains(name) && node.all().anyMatch(this::isBlock)) {
                take(node.pieces());
            } else {
                phrase(node, running);
            }
        }

        private boolean isBlock(Node node) {
            return node.is("p") || SECTIONS.contains(node.name()) || LISTS.contains(node.name()) || node.is("table");
        }

        private void flush() {
            Node paragraph = Node.qti("p", line).addAll(running);
            running.clear();
            if (!paragraph.plain().isEmpty() || !paragraph.children().isEmpty()) {
                done.add(paragraph);
            }
        }

        List<Node> done() {
            flush();
            return done;
        }
    }

    private Node list(Node node) {
        Node list = Node.qti(node.name(), node.line());
        for (Node item : node.children()) {
            if (!item.is("li")) {
                throw refused(item);
            }
            list.add(Node.qti("li", item.line()).addAll(content(item)));
        }
        return list;
    }

    /** One paragraph is given as running text, more as paragraphs. */
    private List<? extends Piece> content(Node node) {
        List<Node> blocks = blocks(node.pieces(), node.line());
        return blocks.size() == 1 && blocks.get(0).is("p") ? blocks.get(0).pieces() : blocks;
    }

    private Node table(Node node) {
        Node table = Node.qti("table", node.line());
        Node head = Node.qti("thead", node.line());
        Node body = Node.qti("tbody", node.line());
        String caption = node.child("caption").map(Node::plain).orElse("");
        if (caption.isEmpty()) {
            notes.add("caption");
        }
        table.add(Node.qti("caption", node.line()).text(caption.isEmpty() ? "Table" : caption));
        for (Node part : node.children()) {
            switch (part.name()) {
                case "caption", "colgroup", "col" -> {
                    // the caption stands already; widths are looks
                }
                case "thead" -> part.children().forEach(row -> head.add(row(row)));
                case "tbody", "tfoot" -> part.children().forEach(row -> body.add(row(row)));
                default -> body.add(row(part));
            }
        }
        if (!head.pieces().isEmpty()) {
            table.add(head);
        }
        return body.pieces().isEmpty() ? table : table.add(body);
    }

    private Node row(Node node) {
        if (!node.is("tr")) {
            throw refused(node);
        }
        Node row = Node.qti("tr", node.line());
        for (Node cell : node.children()) {
            boolean spans = Set.of("colspan", "rowspan").stream()
                    .anyMatch(span -> !cell.attribute(span).isEmpty()
                            && !cell.attribute(span).equals("1"));
            if (spans) {
                throw Refusal.of("import-spans").asException();
            }
            if (cell.is("th")) {
                Node heading = Node.qti("th", cell.line()).addAll(phrases(cell.pieces()));
                String scope = cell.attribute("scope");
                row.add(scope.equals("col") || scope.equals("row") ? heading.with("scope", scope) : heading);
            } else if (cell.is("td")) {
                row.add(Node.qti("td", cell.line()).addAll(content(cell)));
            } else {
                throw refused(cell);
            }
        }
        return row;
    }
}
