package org.examhall.bank;

import java.util.Map;
import java.util.Set;

/** The MathML that questions may contain, presentation only, checked element by element like the HTML around it. */
final class MathMarkup {

    static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";

    private static final Set<String> WITH_TEXT = Set.of("mi", "mn", "mo", "mtext", "ms");
    private static final Set<String> ELEMENTS = Set.of(
            "math",
            "mrow",
            "mspace",
            "mfrac",
            "msqrt",
            "mroot",
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mmultiscripts",
            "mprescripts",
            "mtable",
            "mtr",
            "mtd",
            "mpadded",
            "mphantom",
            "mstyle",
            "menclose",
            "mfenced");
    private static final Set<String> ATTRIBUTES = Set.of(
            "display",
            "mathvariant",
            "stretchy",
            "fence",
            "separator",
            "separators",
            "open",
            "close",
            "form",
            "accent",
            "accentunder",
            "displaystyle",
            "scriptlevel",
            "linethickness",
            "columnalign",
            "rowalign",
            "columnspan",
            "rowspan",
            "width",
            "height",
            "depth",
            "lspace",
            "rspace",
            "notation",
            "largeop",
            "movablelimits",
            "symmetric",
            "alttext",
            "dir");

    private final Defects defects;

    MathMarkup(Defects defects) {
        this.defects = defects;
    }

    void write(XmlElement element, StringBuilder html) {
        String name = element.name();
        boolean text = WITH_TEXT.contains(name);
        if (!element.namespace().equals(NAMESPACE) || (!text && !ELEMENTS.contains(name))) {
            defects.add(element, element.where());
            return;
        }
        html.append('<').append(name);
        if (name.equals("math")) {
            html.append(" xmlns=\"").append(NAMESPACE).append('"');
        }
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            if (ATTRIBUTES.contains(attribute.getKey())) {
                Markup.attribute(attribute.getKey(), attribute.getValue(), html);
            } else {
                defects.add(element, "the attribute " + attribute.getKey() + " of <" + name + "> is not supported");
            }
        }
        html.append('>');
        if (text) {
            html.append(Markup.escape(element.text(defects).replaceAll("\\s+", " ")));
        } else {
            element.children(defects).forEach(child -> write(child, html));
        }
        html.append("</").append(name).append('>');
    }
}
