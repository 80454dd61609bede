package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
            Map.entry("var", "var"),
            Map.entry("mark", "em"),
            Map.entry("code", "code"),
            Map.entry("tt", "code"),
            Map.entry("kbd", "kbd"),
            Map.entry("samp", "samp"),
            Map.entry("sub", "sub"),
            Map.entry("sup", "sup"),
            Map.entry("q", "q"),
            Map.entry("abbr", "abbr"),
            Map.entry("acronym", "abbr"));

    /** Elements whose content stands for itself. */
    private static final Set<String> WRAPPERS =
            Set.of("span", "font", "small", "big", "label", "bdo", "bdi", "nobr", "ins", "time");

    private static final Set<String> SECTIONS = Set.of(
            "div",
            "section",
            "article",
            "center",
            "figcaption",
            "body",
            "html",
            "main",
            "header",
            "footer",
            "address",
            "fieldset",
            "legend",
            "details",
            "summary");

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LISTS = Set.of("ul", "ol");
    private static final Set<String> NOTHING = Set.of("hr", "wbr", "colgroup", "col");
    private static final Set<String> MEDIA =
            Set.of("img", "object", "audio", "video", "picture", "svg", "math", "canvas", "map", "track", "source");

    private static final Set<String> INLINE_QTI =
            Set.of("qti-inline-choice-interaction", "qti-text-entry-interaction", "qti-gap", "qti-hottext");

    /** What the bank keeps of any element: in which language it is, and what explains it. */
    private static final Set<String> KEPT = Set.of("xml:lang", "lang", "dir", "data-catalog-idref");

    private static final String RAISED_FROM = "0123456789+-=()ni";
    private static final String RAISED_TO = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";
    private static final String LOWERED_FROM = "0123456789+-=()";
    private static final String LOWERED_TO = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

    private static final int LONGEST_TITLE = 200;
    /** Where a link leads to what has to be heard or seen. */
    private static final Pattern RECORDING = Pattern.compile("(?i).*\\.(mp3|m4a|ogg|oga|wav|mp4|webm|ogv|mov)");

    private final Notes notes;
    private final HouseMedia media;

    /** Of files that can bring no media. */
    HouseMarkup(Notes notes) {
        this(notes, null);
    }

    HouseMarkup(Notes notes, @Nullable Shelf shelf) {
        this.notes = notes;
        this.media = new HouseMedia(notes, shelf);
    }

    /** Paragraphs, lists and tables. */
    List<Node> blocks(List<Piece> pieces, int line) {
        Blocks blocks = new Blocks(line, false);
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
        Node words = worded(phrases);
        if (!words.children().isEmpty()) {
            notes.add("emphasis");
        }
        return words.plain();
    }

    /** The same where only characters count: raised and lowered figures, breaks, and no pictures. */
    private Node worded(Node node) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : node.pieces()) {
            if (!(piece instanceof Node child)) {
                pieces.add(piece);
            } else if (child.is("br")) {
                pieces.add(new Piece.Words(" "));
            } else if (child.is("sup")) {
                pieces.add(shifted(child, RAISED_FROM, RAISED_TO));
            } else if (child.is("sub")) {
                pieces.add(shifted(child, LOWERED_FROM, LOWERED_TO));
            } else if (child.is("img") || child.is("math")) {
                throw notes.refusal(child, "import-only-words", child.name());
            } else {
                pieces.add(worded(child));
            }
        }
        return node.containing(pieces);
    }

    private void phrase(Node node, List<Piece> phrases) {
        String name = node.name();
        String ours = PHRASES.get(name);
        if (INLINE_QTI.contains(name)) {
            phrases.add(node);
        } else if (ours != null) {
            phrases.add(kept(ours, node).addAll(phrases(node.pieces())));
        } else if (WRAPPERS.contains(name)) {
            Node span = kept("span", node).addAll(phrases(node.pieces()));
            phrases.addAll(span.attributes().isEmpty() ? span.pieces() : List.of(span));
        } else if (name.equals("a")) {
            String href = node.attribute("href");
            if (RECORDING.matcher(href).matches()) {
                throw notes.refusal(node, "import-media", name);
            }
            if (!href.isEmpty()) {
                notes.add("link", href);
            }
            phrases.addAll(phrases(node.pieces()));
        } else if (name.equals("br")) {
            phrases.add(Node.qti("br", node.line()));
        } else if (HouseMedia.isPicture(node)) {
            phrases.add(media.picture(node));
        } else if (HouseMedia.isFormula(node)) {
            phrases.add(HouseMedia.formula(node));
        } else if (HouseMedia.isSound(node)) {
            throw notes.refusal(node, "import-sound");
        } else if (name.equals("p") || HEADINGS.contains(name) || SECTIONS.contains(name)) {
            phrases.add(new Piece.Words(" "));
            phrases.addAll(phrases(node.pieces()));
            phrases.add(new Piece.Words(" "));
        } else if (!NOTHING.contains(name)) {
            throw refused(node);
        }
    }

    /** An element without its content, with what the bank keeps of any element. */
    private static Node kept(String name, Node node) {
        Node kept = Node.qti(name, node.line());
        node.attributes().forEach((attribute, value) -> {
            if (KEPT.contains(attribute) && !value.isBlank()) {
                kept.with(attribute, value.strip());
            }
        });
        String title = node.attribute("title");
        return name.equals("abbr") && !title.isEmpty() && title.length() <= LONGEST_TITLE
                ? kept.with("title", title)
                : kept;
    }

    private RuntimeException refused(Node node) {
        String name = node.name();
        if (MEDIA.contains(name)) {
            return notes.refusal(node, "import-media", name);
        }
        return notes.refusal(node, Active.isElement(name) ? "import-active" : "import-markup", name);
    }

    /** Raised and lowered figures as the characters there are for them. */
    private Piece.Words shifted(Node node, String from, String to) {
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
        private final boolean inCell;
        private Node paragraph;

        /** @param inCell whether a table or a list is around, in which there are no headings */
        Blocks(int line, boolean inCell) {
            this.inCell = inCell;
            this.paragraph = Node.qti("p", line);
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
            } else if (name.equals("p") || SECTIONS.contains(name) || holdsInteraction(node)) {
                flush();
                paragraph = kept("p", node);
                take(node.pieces());
                flush();
                paragraph = Node.qti("p", node.line());
            } else if (HEADINGS.contains(name)) {
                heading(node);
            } else if (name.equals("br")) {
                lineBreak(node);
            } else if (name.equals("hr")) {
                flush();
            } else if (LISTS.contains(name)) {
                flush();
                done.add(list(node));
            } else if (name.equals("dl")) {
                flush();
                done.add(definitions(node));
            } else if (name.equals("blockquote")) {
                flush();
                List<Node> quoted = blocks(node.pieces(), node.line());
                if (!quoted.isEmpty()) {
                    done.add(kept("blockquote", node).addAll(quoted));
                }
            } else if (name.equals("figure")) {
                flush();
                figure(node);
            } else if (name.equals("table")) {
                flush();
                done.add(table(node));
            } else if (name.equals("pre")) {
                flush();
                done.add(Node.qti("pre", node.line()).addAll(phrases(node.pieces())));
            } else if (WRAPPERS.contains(name) && node.all().anyMatch(this::isBlock)) {
                take(node.pieces());
            } else {
                phrase(node, running);
            }
        }

        private boolean holdsInteraction(Node node) {
            return node.is("blockquote")
                    && node.all()
                            .anyMatch(one -> one.name().endsWith("-interaction") && !INLINE_QTI.contains(one.name()));
        }

        private boolean isBlock(Node node) {
            return node.is("p") || SECTIONS.contains(node.name()) || LISTS.contains(node.name()) || node.is("table");
        }

        private void heading(Node node) {
            flush();
            if (inCell) {
                running.add(Node.qti("strong", node.line()).addAll(phrases(node.pieces())));
                flush();
            } else if (!node.plain().isEmpty()) {
                String level = node.is("h1") || node.is("h2") ? "h3" : node.name();
                done.add(kept(level, node).addAll(phrases(node.pieces())));
            }
        }

        /** A second break in a row begins a paragraph. */
        private void lineBreak(Node node) {
            boolean again = false;
            for (int i = running.size() - 1; i >= 0 && !again && isNothing(running.get(i)); i--) {
                again = isBreak(running.get(i));
            }
            if (again) {
                flush();
            } else {
                running.add(Node.qti("br", node.line()));
            }
        }

        private static boolean isBreak(Piece piece) {
            return piece instanceof Node node && node.is("br");
        }

        private static boolean isNothing(Piece piece) {
            return isBreak(piece)
                    || (piece instanceof Piece.Words words && words.text().isBlank());
        }

        private void figure(Node figure) {
            Node caption = figure.child("figcaption").orElse(null);
            Node kept = kept("figure", figure);
            boolean all = true;
            for (Node child : figure.children()) {
                if (HouseMedia.isPicture(child)) {
                    kept.add(media.picture(child));
                } else if (HouseMedia.isSound(child)) {
                    kept.add(sound(child, caption));
                } else if (child.is("table")) {
                    kept.add(table(child));
                } else if (child.is("figcaption")) {
                    kept.add(Node.qti("figcaption", child.line()).addAll(content(child)));
                } else {
                    all = false;
                }
            }
            if (all) {
                done.add(kept);
            } else {
                take(figure.pieces());
                flush();
            }
        }

        private void flush() {
            while (!running.isEmpty() && isNothing(running.get(running.size() - 1))) {
                running.remove(running.size() - 1);
            }
            while (!running.isEmpty() && isNothing(running.get(0))) {
                running.remove(0);
            }
            Node full = paragraph.containing(running);
            running.clear();
            if (!full.pieces().isEmpty()) {
                done.add(full);
            }
        }

        List<Node> done() {
            flush();
            return done;
        }
    }

    private Node sound(Node sound, @Nullable Node caption) {
        if (caption == null || caption.plain().isEmpty()) {
            throw notes.refusal(sound, "import-sound");
        }
        return media.sound(sound);
    }

    private Node list(Node node) {
        Node list = kept(node.name(), node);
        if (node.attribute("start").matches("\\d{1,4}")) {
            list.with("start", node.attribute("start"));
        }
        for (Node item : node.children()) {
            if (!item.is("li")) {
                throw refused(item);
            }
            list.add(kept("li", item).addAll(content(item)));
        }
        return list;
    }

    private Node definitions(Node node) {
        Node list = kept("dl", node);
        for (Node part : node.children()) {
            if (part.is("dt")) {
                list.add(kept("dt", part).addAll(phrases(part.pieces())));
            } else if (part.is("dd")) {
                list.add(kept("dd", part).addAll(content(part)));
            } else {
                throw refused(part);
            }
        }
        return list;
    }

    /** One paragraph is given as running text, more as paragraphs. */
    private List<? extends Piece> content(Node node) {
        Blocks inside = new Blocks(node.line(), true);
        inside.take(node.pieces());
        List<Node> blocks = inside.done();
        return blocks.size() == 1 && blocks.get(0).is("p") ? blocks.get(0).pieces() : blocks;
    }

    private Node table(Node node) {
        Node table = kept("table", node);
        Node head = Node.qti("thead", node.line());
        Node body = Node.qti("tbody", node.line());
        Node foot = Node.qti("tfoot", node.line());
        List<Piece> caption =
                node.child("caption").map(given -> phrases(given.pieces())).orElse(List.of());
        if (Node.qti("caption", node.line()).addAll(caption).plain().isEmpty()) {
            notes.add("caption");
            caption = List.of(new Piece.Words("Table"));
        }
        table.add(Node.qti("caption", node.line()).addAll(caption));
        for (Node part : node.children()) {
            switch (part.name()) {
                case "caption", "colgroup", "col" -> {
                    // the caption stands already; widths are looks
                }
                case "thead" -> part.children().forEach(row -> head.add(row(row)));
                case "tbody" -> part.children().forEach(row -> body.add(row(row)));
                case "tfoot" -> part.children().forEach(row -> foot.add(row(row)));
                default -> body.add(row(part));
            }
        }
        for (Node part : List.of(head, body, foot)) {
            if (!part.pieces().isEmpty()) {
                table.add(part);
            }
        }
        return table;
    }

    private Node row(Node node) {
        if (!node.is("tr")) {
            throw refused(node);
        }
        Node row = Node.qti("tr", node.line());
        for (Node cell : node.children()) {
            if (!cell.is("th") && !cell.is("td")) {
                throw refused(cell);
            }
            Node kept = kept(cell.name(), cell);
            for (String span : List.of("colspan", "rowspan")) {
                if (cell.attribute(span).matches("[1-9]\\d?")
                        && !cell.attribute(span).equals("1")) {
                    kept.with(span, cell.attribute(span));
                }
            }
            String scope = cell.attribute("scope");
            if (cell.is("th") && scope.matches("col|row|colgroup|rowgroup")) {
                kept.with("scope", scope);
            }
            row.add(kept.addAll(cell.is("th") ? phrases(cell.pieces()) : content(cell)));
        }
        return row;
    }
}
