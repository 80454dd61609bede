package org.examhall.bank;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The little HTML that questions may contain, checked element by element and written anew, so that nothing of an
 * author's file reaches a page unread.
 */
final class Markup {

    private static final Set<String> PHRASES = Set.of("strong", "em", "code");
    private static final Set<String> BLOCKS = Set.of("p", "ul", "ol", "table");
    private static final Set<String> CELLS = Set.of("strong", "em", "code", "p", "ul", "ol");

    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("p", PHRASES),
            Map.entry("strong", PHRASES),
            Map.entry("em", PHRASES),
            Map.entry("code", PHRASES),
            Map.entry("caption", PHRASES),
            Map.entry("th", PHRASES),
            Map.entry("td", CELLS),
            Map.entry("li", CELLS),
            Map.entry("ul", Set.of("li")),
            Map.entry("ol", Set.of("li")),
            Map.entry("table", Set.of("caption", "thead", "tbody")),
            Map.entry("thead", Set.of("tr")),
            Map.entry("tbody", Set.of("tr")),
            Map.entry("tr", Set.of("th", "td")));
    private static final Set<String> WITHOUT_TEXT = Set.of("ul", "ol", "table", "thead", "tbody", "tr");

    /** What an element that is not HTML turns into; false where it does not belong. */
    interface Insertion {
        boolean write(XmlElement element, StringBuilder html);
    }

    private final Defects defects;
    private final @Nullable Insertion insertion;

    Markup(Defects defects) {
        this(defects, null);
    }

    Markup(Defects defects, @Nullable Insertion insertion) {
        this.defects = defects;
        this.insertion = insertion;
    }

    /** The blocks in an element, such as a stimulus body. */
    String blocks(XmlElement parent) {
        StringBuilder html = new StringBuilder();
        for (XmlElement child : parent.children(defects)) {
            block(child, html);
        }
        return html.toString();
    }

    /** One block. */
    void block(XmlElement element, StringBuilder html) {
        if (isHtml(element) && BLOCKS.contains(element.name())) {
            element(element, html);
        } else {
            defects.add(element, element.where());
        }
    }

    /** The running text in an element, such as a prompt. */
    String phrases(XmlElement parent) {
        StringBuilder html = new StringBuilder();
        content(parent, PHRASES, true, html);
        return html.toString().strip();
    }

    private void element(XmlElement element, StringBuilder html) {
        String name = element.name();
        if (name.equals("th")) {
            element.allow(defects, "scope");
        } else {
            element.allow(defects);
        }
        if (name.equals("table")) {
            html.append("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"");
            html.append(escape(caption(element))).append("\">");
        }
        html.append('<').append(name);
        String scope = element.attribute("scope");
        if (name.equals("th") && scope != null) {
            if (scope.equals("col") || scope.equals("row")) {
                html.append(" scope=\"").append(scope).append('"');
            } else {
                defects.add(element, "a scope is col or row");
            }
        }
        html.append('>');
        content(element, CHILDREN.getOrDefault(name, Set.of()), !WITHOUT_TEXT.contains(name), html);
        html.append("</").append(name).append('>');
        if (name.equals("table")) {
            html.append("</div>");
        }
    }

    private void content(XmlElement parent, Set<String> allowed, boolean text, StringBuilder html) {
        for (XmlElement.Piece piece : parent.pieces()) {
            if (piece instanceof XmlElement.Text t) {
                if (text) {
                    html.append(escape(t.value().replaceAll("\\s+", " ")));
                } else if (!t.value().isBlank()) {
                    defects.add(parent.file(), t.line(), "text is not supported in <" + parent.name() + ">");
                }
            } else if (piece instanceof XmlElement.Child child) {
                XmlElement element = child.element();
                if (isHtml(element) && allowed.contains(element.name())) {
                    element(element, html);
                } else if (!text || insertion == null || !insertion.write(element, html)) {
                    defects.add(element, element.where());
                }
            }
        }
    }

    private String caption(XmlElement table) {
        for (XmlElement.Piece piece : table.pieces()) {
            if (piece instanceof XmlElement.Child child
                    && child.element().name().equals("caption")) {
                String caption = plain(child.element());
                if (!caption.isBlank()) {
                    return caption;
                }
            }
        }
        defects.add(table, "a table needs a caption");
        return "";
    }

    /** The text of an element and everything in it. */
    static String plain(XmlElement element) {
        StringBuilder text = new StringBuilder();
        collect(element, text);
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private static void collect(XmlElement element, StringBuilder text) {
        for (XmlElement.Piece piece : element.pieces()) {
            if (piece instanceof XmlElement.Text t) {
                text.append(t.value());
            } else if (piece instanceof XmlElement.Child child) {
                collect(child.element(), text);
            }
        }
    }

    /** The words in checked markup. */
    static String textOf(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static boolean isHtml(XmlElement element) {
        // QTI 3.0 takes its HTML into its own namespace.
        return element.namespace().equals(Qti.NAMESPACE);
    }

    /** Text made safe for element content and for attribute values in double quotes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
