package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** A text of another program in one of the four forms that Moodle knows, as the bank's markup. */
final class ForeignText {

    /** How a text is written. */
    enum Form {
        HTML,
        MARKDOWN,
        PLAIN,
        /** HTML in which a line break is one. */
        MOODLE;

        /** The form of a name as Moodle's files have it; {@code otherwise} for one that is not known. */
        static Form of(String name, Form otherwise) {
            return switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "html", "1" -> HTML;
                case "markdown", "4" -> MARKDOWN;
                case "plain", "plain_text", "2" -> PLAIN;
                case "moodle", "moodle_auto_format", "0" -> MOODLE;
                default -> otherwise;
            };
        }
    }

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).build();
    private static final Set<String> BLOCKS = Set.of("p", "br", "div", "li", "tr", "td", "th", "dt", "dd", "pre");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!]");
    private static final Pattern FORMULA =
            Pattern.compile("\\$\\$.+\\$\\$|\\\\\\(.+\\\\\\)|\\\\\\[.+\\\\]", Pattern.DOTALL);

    private final Notes notes;
    private final HouseMarkup markup;

    /** Of files that can bring no media. */
    ForeignText(Notes notes) {
        this(notes, null);
    }

    ForeignText(Notes notes, @Nullable Shelf shelf) {
        this.notes = notes;
        this.markup = new HouseMarkup(notes, shelf);
    }

    /** Paragraphs, lists and tables. */
    List<Node> blocks(String text, Form form, int line) {
        return markup.blocks(pieces(text, form, line), line);
    }

    /** Running text. */
    List<Piece> phrases(String text, Form form, int line) {
        return markup.phrases(pieces(text, form, line));
    }

    /** The words alone. */
    String plain(String text, Form form, int line) {
        return markup.plain(pieces(text, form, line));
    }

    /** A reason, of which only the words are kept. */
    String reason(String text, Form form, int line) {
        Node reason = Node.qti("p", line).addAll(pieces(text, form, line));
        if (reason.all("img").findAny().isPresent()) {
            notes.add("reason-picture");
        }
        return words(reason);
    }

    /** The words in markup, with spaces where it breaks. */
    static String words(Node markup) {
        return spaced(markup).plain();
    }

    /** With the spaces that breaks and blocks are to the eye. */
    private static Node spaced(Node node) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : node.pieces()) {
            if (piece instanceof Node child) {
                boolean block = BLOCKS.contains(child.name());
                pieces.add(new Piece.Words(block ? " " : ""));
                pieces.add(spaced(child));
                pieces.add(new Piece.Words(block ? " " : ""));
            } else {
                pieces.add(piece);
            }
        }
        return node.containing(pieces);
    }

    private List<Piece> pieces(String text, Form form, int line) {
        if (FORMULA.matcher(text).find()) {
            notes.add("formula");
        }
        return switch (form) {
            case HTML -> new ForeignHtml(notes).read(text, line);
            case MARKDOWN -> new ForeignHtml(notes).read(RENDERER.render(MARKDOWN.parse(text)), line);
            case PLAIN -> lines(text, line);
            case MOODLE ->
                TAG.matcher(text).find()
                        ? new ForeignHtml(notes).read(text.replace("\n", "<br>"), line)
                        : new ForeignHtml(notes).read(text.replace("<", "&lt;").replace("\n", "<br>"), line);
        };
    }

    private static List<Piece> lines(String text, int line) {
        Node paragraphs = Node.qti("div", line);
        text.lines().forEach(one -> paragraphs.add(Node.qti("p", line).text(one)));
        return paragraphs.pieces();
    }
}
