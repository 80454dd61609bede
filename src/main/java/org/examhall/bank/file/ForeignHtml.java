package org.examhall.bank.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/**
 * Reads HTML as browsers do, however badly it is written, through a sanitiser. What could act on its own (scripts,
 * forms, frames, handlers) makes the question refused; the sanitiser would drop it too, but then nobody would know.
 */
final class ForeignHtml {

    private static final int LONGEST = 200_000;

    private static final Set<String> ACTIVE = Set.of(
            "script",
            "iframe",
            "frame",
            "frameset",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "object",
            "embed",
            "applet",
            "link",
            "meta",
            "base",
            "noscript");

    private static final Set<String> MEDIA = Set.of("svg", "math", "video");
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "br",
                    "hr",
                    "span",
                    "font",
                    "small",
                    "big",
                    "strong",
                    "b",
                    "em",
                    "i",
                    "u",
                    "cite",
                    "dfn",
                    "var",
                    "mark",
                    "code",
                    "tt",
                    "kbd",
                    "samp",
                    "pre",
                    "sub",
                    "sup",
                    "a",
                    "abbr",
                    "acronym",
                    "q",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "th",
                    "td",
                    "colgroup",
                    "col",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "center",
                    "section",
                    "article",
                    "img",
                    "del",
                    "s",
                    "strike",
                    "ins",
                    "figure",
                    "figcaption",
                    "address")
            .allowWithoutAttributes("span", "a", "font", "img")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("src", "alt", "width", "height")
            .onElements("img")
            .allowAttributes("colspan", "rowspan", "scope")
            .onElements("th", "td")
            .allowAttributes("title")
            .onElements("abbr", "acronym")
            .allowAttributes("start")
            .onElements("ol")
            .allowAttributes("lang", "dir")
            .globally()
            .allowUrlProtocols("http", "https", "mailto", "data")
            .toFactory();

    private final Notes notes;

    ForeignHtml(Notes notes) {
        this.notes = notes;
    }

    /** What the HTML consists of. */
    List<Piece> read(String html, int line) {
        if (html.length() > LONGEST) {
            throw Refusal.of("import-text-too-long", LONGEST).asException();
        }
        Tree tree = new Tree(line);
        HtmlSanitizer.sanitize(html, POLICY.apply(tree, new Losses(), notes));
        return tree.root.pieces();
    }

    /** Puts the elements together as they are reported. */
    private static final class Tree implements HtmlStreamEventReceiver {

        private final Node root;
        private final Deque<Node> open = new ArrayDeque<>();
        private final int line;

        Tree(int line) {
            this.line = line;
            this.root = Node.qti("div", line);
            open.push(root);
        }

        @Override
        public void openDocument() {
            // the root is there
        }

        @Override
        public void closeDocument() {
            // the sanitiser has closed every element
        }

        @Override
        public void openTag(String name, List<String> attributes) {
            Node node = Node.qti(name, line);
            for (int i = 0; i + 1 < attributes.size(); i += 2) {
                node.with(attributes.get(i), attributes.get(i + 1));
            }
            open.element().add(node);
            if (!Set.of("br", "hr", "img", "col", "wbr").contains(name)) {
                open.push(node);
            }
        }

        @Override
        public void closeTag(String name) {
            if (open.size() > 1 && open.element().is(name)) {
                open.pop();
            }
        }

        @Override
        public void text(String text) {
            open.element().text(text.replace('\u00a0', ' '));
        }
    }

    /** Names what the sanitiser leaves out. */
    private static final class Losses implements HtmlChangeListener<Notes> {

        @Override
        public void discardedTag(@Nullable Notes notes, String element) {
            String name = element.toLowerCase(Locale.ROOT);
            if (ACTIVE.contains(name)) {
                throw Refusal.of("import-active", name).asException();
            }
            if (MEDIA.contains(name)) {
                throw Refusal.of("import-media", name).asException();
            }
            if (name.equals("audio")) {
                throw Refusal.of("import-sound").asException();
            }
            if (notes != null && !Set.of("html", "head", "body").contains(name)) {
                notes.add(name.equals("style") ? "styles" : "element", name);
            }
        }

        @Override
        public void discardedAttributes(@Nullable Notes notes, String element, String... attributes) {
            for (String attribute : attributes) {
                String name = attribute.toLowerCase(Locale.ROOT);
                if (name.startsWith("on") || name.equals("href") || name.equals("src") || name.equals("srcdoc")) {
                    throw Refusal.of("import-script", element + " " + name).asException();
                }
                if (notes != null && name.equals("style")) {
                    notes.add("styles", element);
                }
            }
        }
    }
}
