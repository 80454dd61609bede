package org.examhall.bank;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The little HTML that questions may contain, checked element by element and written anew, so that nothing of an
 * author's file reaches a page unread. Names for a style sheet ({@code class}, {@code id}, {@code label}) are left out:
 * a question looks as all questions do.
 */
final class Markup {

    private static final Set<String> PHRASES = Set.of(
            "strong", "em", "b", "i", "u", "code", "kbd", "samp", "var", "sub", "sup", "small", "q", "cite", "abbr",
            "span", "br", "img", "math");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "ul",
            "ol",
            "dl",
            "table",
            "blockquote",
            "pre",
            "div",
            "figure",
            "hr",
            "h3",
            "h4",
            "h5",
            "h6",
            "img",
            "math");
    private static final Set<String> CELLS =
            union(PHRASES, Set.of("p", "ul", "ol", "dl", "pre", "div", "figure", "blockquote"));

    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("th", PHRASES),
            Map.entry("td", CELLS),
            Map.entry("li", CELLS),
            Map.entry("dt", PHRASES),
            Map.entry("dd", CELLS),
            Map.entry("div", union(BLOCKS, PHRASES)),
            Map.entry("blockquote", BLOCKS),
            Map.entry("figure", Set.of("img", "audio", "table", "figcaption")),
            Map.entry("figcaption", CELLS),
            Map.entry("ul", Set.of("li")),
            Map.entry("ol", Set.of("li")),
            Map.entry("dl", Set.of("dt", "dd")),
            Map.entry("table", Set.of("caption", "thead", "tbody", "tfoot")),
            Map.entry("thead", Set.of("tr")),
            Map.entry("tbody", Set.of("tr")),
            Map.entry("tfoot", Set.of("tr")),
            Map.entry("tr", Set.of("th", "td")));
    private static final Set<String> WITHOUT_TEXT =
            Set.of("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "figure", "blockquote");
    private static final Set<String> EMPTY = Set.of("br", "hr");

    /** Attributes of any element that are looked at, or that mean nothing here. */
    private static final Set<String> EVERYWHERE =
            Set.of("class", "id", "label", "lang", "xml:lang", "dir", "data-catalog-idref");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "th", Set.of("scope", "colspan", "rowspan"),
            "td", Set.of("colspan", "rowspan"),
            "ol", Set.of("start"),
            "abbr", Set.of("title"),
            "img", Set.of("src", "alt", "width", "height"),
            "audio", Set.of("src", "controls"));

    /** What an element that is not HTML turns into; false where it does not belong. */
    interface Insertion {
        boolean write(XmlElement element, StringBuilder html);
    }

    private final Defects defects;
    private final MediaNames media;
    private final @Nullable Insertion insertion;

    /** Markup whose media, if it has any, are kept already. */
    Markup(Defects defects) {
        this(defects, MediaNames.KEPT);
    }

    Markup(Defects defects, MediaNames media) {
        this(defects, media, null);
    }

    Markup(Defects defects, MediaNames media, @Nullable Insertion insertion) {
        this.defects = defects;
        this.media = media;
        this.insertion = insertion;
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
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
        if (isKnown(element, BLOCKS)) {
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

    /** The running text in an element that may have it in one paragraph, such as a choice. */
    String choice(XmlElement parent) {
        List<XmlElement> children = parent.pieces().stream()
                .filter(piece -> piece instanceof XmlElement.Child)
                .map(piece -> ((XmlElement.Child) piece).element())
                .toList();
        boolean paragraph = children.size() == 1
                && Qti.is(children.get(0), "p")
                && plain(children.get(0)).equals(plain(parent));
        return phrases(paragraph ? children.get(0) : parent);
    }

    private void element(XmlElement element, StringBuilder html) {
        String name = element.name();
        if (name.equals("math")) {
            new MathMarkup(defects).write(element, html);
            return;
        }
        Set<String> own = ATTRIBUTES.getOrDefault(name, Set.of());
        for (String attribute : element.attributes().keySet()) {
            if (!own.contains(attribute) && !EVERYWHERE.contains(attribute)) {
                defects.add(element, "the attribute " + attribute + " of <" + name + "> is not supported");
            }
        }
        switch (name) {
            case "img" -> picture(element, html);
            case "audio" -> sound(element, html);
            case "table" -> {
                html.append("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\"");
                attribute("aria-label", caption(element), html);
                html.append('>');
                plain(element, html);
                html.append("</div>");
            }
            case "figure" -> {
                figure(element);
                plain(element, html);
            }
            default -> plain(element, html);
        }
    }

    private void plain(XmlElement element, StringBuilder html) {
        String name = element.name();
        html.append('<').append(name);
        attributes(element, html);
        if (EMPTY.contains(name)) {
            html.append("/>");
            element.children(defects).forEach(child -> defects.add(child, child.where()));
            return;
        }
        html.append('>');
        content(element, CHILDREN.getOrDefault(name, PHRASES), !WITHOUT_TEXT.contains(name), html);
        html.append("</").append(name).append('>');
    }

    private void attributes(XmlElement element, StringBuilder html) {
        checked(element, "scope", "col|row|colgroup|rowgroup", "a scope is col or row", html);
        checked(element, "colspan", "[1-9]\\d?", "colspan is a small number", html);
        checked(element, "rowspan", "[1-9]\\d?", "rowspan is a small number", html);
        checked(element, "start", "\\d{1,4}", "start is a number", html);
        checked(element, "dir", "ltr|rtl|auto", "dir is ltr, rtl or auto", html);
        checked(element, "title", "(?s).{1,200}", "a title has up to 200 characters", html);
        String language = element.attribute("lang") == null ? "xml:lang" : "lang";
        String tag = element.attribute(language);
        if (tag != null && tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")) {
            attribute("lang", tag, html);
        } else if (tag != null) {
            defects.add(element, "not the name of a language: " + tag);
        }
        String help = element.attribute("data-catalog-idref");
        if (help != null && ItemRef.isName(help)) {
            attribute("data-help", help, html);
        } else if (help != null) {
            defects.add(element, "not an identifier: " + help);
        }
    }

    private void checked(XmlElement element, String name, String pattern, String complaint, StringBuilder html) {
        String value = element.attribute(name);
        if (value == null) {
            return;
        }
        if (value.matches(pattern)) {
            attribute(name, value, html);
        } else {
            defects.add(element, complaint);
        }
    }

    private void picture(XmlElement element, StringBuilder html) {
        String name = medium(element, Medium.Kind.PICTURE);
        String alt = element.attribute("alt");
        if (alt == null) {
            defects.add(element, "a picture needs the attribute alt: what it shows, or nothing if it only decorates");
        }
        html.append("<img");
        attribute("src", Medium.FOLDER + name, html);
        attribute("alt", alt == null ? "" : alt.strip().replaceAll("\\s+", " "), html);
        checked(element, "width", "[1-9]\\d{0,3}", "width is a number of pixels", html);
        checked(element, "height", "[1-9]\\d{0,3}", "height is a number of pixels", html);
        attributes(element, html);
        html.append("/>");
    }

    private void sound(XmlElement element, StringBuilder html) {
        String name = medium(element, Medium.Kind.SOUND);
        element.children(defects).forEach(child -> defects.add(child, child.where()));
        html.append("<audio controls=\"controls\" preload=\"none\"");
        attribute("src", Medium.FOLDER + name, html);
        attributes(element, html);
        html.append("></audio>");
    }

    /** The name of the medium in {@code src}; a defect and the empty text if it is not there or of another kind. */
    String medium(XmlElement element, Medium.Kind kind) {
        String address = element.required("src", defects);
        Optional<String> name = media.find(element, address);
        if (name.isEmpty()) {
            if (!address.isEmpty()) {
                defects.add(element, "no medium of this package: " + address);
            }
        } else if (Medium.kindOf(name.get()) != kind) {
            defects.add(element, "<" + element.name() + "> does not show this kind of file: " + address);
        }
        return name.orElse("");
    }

    private void figure(XmlElement figure) {
        boolean sound = false;
        boolean words = false;
        for (XmlElement.Piece piece : figure.pieces()) {
            if (piece instanceof XmlElement.Child child) {
                sound |= child.element().name().equals("audio");
                words |= child.element().name().equals("figcaption")
                        && !plain(child.element()).isEmpty();
            }
        }
        if (sound && !words) {
            defects.add(figure, "sound needs its transcript: a <figcaption> in the same <figure>");
        }
    }

    private void content(XmlElement parent, Set<String> allowed, boolean text, StringBuilder html) {
        for (XmlElement.Piece piece : parent.pieces()) {
            if (piece instanceof XmlElement.Text t) {
                if (text) {
                    boolean kept = parent.name().equals("pre");
                    html.append(escape(kept ? t.value() : t.value().replaceAll("\\s+", " ")));
                } else if (!t.value().isBlank()) {
                    defects.add(parent.file(), t.line(), "text is not supported in <" + parent.name() + ">");
                }
            } else if (piece instanceof XmlElement.Child child) {
                XmlElement element = child.element();
                if (isKnown(element, allowed)) {
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

    /** The words in checked markup; of a picture those that stand for it. */
    static String textOf(String html) {
        return html.replaceAll("<img [^>]*?alt=\"([^\"]*)\"[^>]*>", " $1 ")
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static boolean isKnown(XmlElement element, Set<String> allowed) {
        // QTI 3.0 takes its HTML into its own namespace; MathML keeps its own.
        String namespace = element.name().equals("math") ? MathMarkup.NAMESPACE : Qti.NAMESPACE;
        return element.namespace().equals(namespace) && allowed.contains(element.name());
    }

    /** Writes an attribute. */
    static void attribute(String name, String value, StringBuilder html) {
        html.append(' ').append(name).append("=\"").append(escape(value)).append('"');
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
