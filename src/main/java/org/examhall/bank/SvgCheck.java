package org.examhall.bank;

import java.util.Locale;
import java.util.Set;

/**
 * Looks at a drawing before it is kept. It is kept as it came or not at all, so whatever could act (scripts, events,
 * animation of links, foreign content) or fetch (references to anything outside the drawing) is a defect, as is every
 * element that is not known to do neither.
 */
final class SvgCheck {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String REFERENCE = "{http://www.w3.org/1999/xlink}href";

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "title",
            "desc",
            "metadata",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textPath",
            "linearGradient",
            "radialGradient",
            "stop",
            "pattern",
            "clipPath",
            "mask",
            "marker",
            "style",
            "switch",
            "filter",
            "feGaussianBlur",
            "feOffset",
            "feBlend",
            "feColorMatrix",
            "feFlood",
            "feComposite",
            "feMerge",
            "feMergeNode",
            "feDropShadow");

    /** What fetches in a style sheet, or hides that it does. */
    private static final Set<String> FETCHING =
            Set.of("url(", "@import", "expression(", "javascript:", "\\", "image(", "image-set(");

    private final Defects defects;

    private SvgCheck(Defects defects) {
        this.defects = defects;
    }

    /** Adds what is wrong with a drawing. */
    static void check(String file, String text, Defects defects) {
        XmlElement root = XmlReader.read(file, text, defects);
        if (root != null && !root.is(SVG, "svg")) {
            defects.add(root, "expected <svg>");
        } else if (root != null) {
            new SvgCheck(defects).element(root);
        }
    }

    private void element(XmlElement element) {
        if (!element.namespace().equals(SVG) || !ELEMENTS.contains(element.name())) {
            defects.add(element, element.where());
            return;
        }
        element.attributes().forEach((name, value) -> attribute(element, name, value));
        for (XmlElement.Piece piece : element.pieces()) {
            if (piece instanceof XmlElement.Child child) {
                element(child.element());
            } else if (element.name().equals("style")
                    && piece instanceof XmlElement.Text text
                    && fetches(text.value())) {
                defects.add(element, "a style may not refer to anything");
            }
        }
    }

    private void attribute(XmlElement element, String name, String value) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.startsWith("on")) {
            defects.add(element, "the attribute " + name + " of <" + element.name() + "> is not supported");
        } else if (name.equals("href") || name.equals(REFERENCE)) {
            if (!value.strip().startsWith("#")) {
                defects.add(element, "a drawing may refer only to its own parts: " + name);
            }
        } else if (plain.equals("xml:base")) {
            defects.add(element, "the attribute xml:base is not supported");
        } else if (fetches(value) && !isOwnPart(value)) {
            defects.add(element, "the attribute " + name + " refers to something outside the drawing");
        }
    }

    private static boolean fetches(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return FETCHING.stream().anyMatch(plain::contains);
    }

    /** {@code url(#gradient)} and what may stand beside it. */
    private static boolean isOwnPart(String value) {
        String rest = value.replaceAll("url\\(\\s*['\"]?#[A-Za-z0-9_.-]+['\"]?\\s*\\)", "");
        return !fetches(rest);
    }
}
