package org.examhall.bank.file;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Translates QTI 2.0, 2.1 and 2.2 into 3.0, which says the same in other names: elements of QTI itself begin with
 * {@code qti-}, and capitals within names become hyphens. What 3.0 does not have stays what it is, for the bank's
 * reader to refuse.
 */
final class Qti2 {

    static final String ITEM = "assessmentItem";

    private static final Pattern NAMESPACE =
            Pattern.compile("http://www\\.imsglobal\\.org/xsd/(apip/apipv1p0/qtiitem/)?imsqti_v2p[012]");
    private static final Pattern TEMPLATE =
            Pattern.compile("https?://www\\.imsglobal\\.org/question/qti_?v2p[012]/rptemplates/(\\w+?)(\\.xml)?");
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])([A-Z])");
    private static final Pattern IN_WORDS = Pattern.compile("<qti-([a-z-]+)>");
    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

    private static final Set<String> HTML = Set.of(
            "p",
            "div",
            "span",
            "br",
            "hr",
            "b",
            "i",
            "u",
            "em",
            "strong",
            "code",
            "tt",
            "kbd",
            "samp",
            "var",
            "cite",
            "dfn",
            "q",
            "sub",
            "sup",
            "big",
            "small",
            "abbr",
            "acronym",
            "address",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "col",
            "colgroup",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "a",
            "img",
            "object",
            "param",
            "audio",
            "video",
            "source",
            "track",
            "bdo",
            "ruby",
            "rb",
            "rt",
            "rp",
            "section",
            "article",
            "header",
            "footer",
            "figure",
            "figcaption");

    /** Elements that say in 3.0 what another said in 2.x. */
    private static final Map<String, String> RENAMED = Map.of("gapImg", "qti-gap-img");

    private Qti2() {}

    static boolean isQti2(String namespace, String root) {
        return root.equals(ITEM)
                && (namespace.isEmpty() || NAMESPACE.matcher(namespace).matches());
    }

    /** The same in QTI 3.0. */
    static Node upgraded(Node old) {
        boolean html = HTML.contains(old.name());
        boolean foreign = !old.namespace().isEmpty()
                && !NAMESPACE.matcher(old.namespace()).matches();
        if (foreign) {
            return old;
        }
        Node upgraded = Node.qti(html ? old.name() : nameOf(old.name()), old.line());
        old.attributes().forEach((name, value) -> {
            if (!name.startsWith("{")) {
                upgraded.with(html || name.startsWith("xml:") ? name : hyphened(name), value(name, value));
            }
        });
        for (Piece piece : old.pieces()) {
            upgraded.add(piece instanceof Node child ? upgraded(child) : piece);
        }
        return hasOwnBody(old.name()) ? withBody(upgraded) : upgraded;
    }

    private static String nameOf(String name) {
        return RENAMED.getOrDefault(name, "qti-" + hyphened(name));
    }

    private static String hyphened(String name) {
        return CAPITAL.matcher(name).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    private static String value(String attribute, String value) {
        var template = TEMPLATE.matcher(value.strip());
        return attribute.equals("template") && template.matches() ? Scoring.addressOf(template.group(1)) : value;
    }

    private static boolean hasOwnBody(String name) {
        return name.equals("modalFeedback") || name.equals("rubricBlock");
    }

    /** What stood in the element itself stands in its content body now. */
    private static Node withBody(Node element) {
        return element.containing(
                java.util.List.of(Node.qti("qti-content-body", element.line()).addAll(element.pieces())));
    }

    /** A defect in the words of 2.x. */
    static String inItsWords(String defect) {
        return IN_WORDS.matcher(defect)
                .replaceAll(found -> "<"
                        + HYPHEN.matcher(found.group(1))
                                .replaceAll(hyphen -> hyphen.group(1).toUpperCase(Locale.ROOT)) + ">");
    }
}
