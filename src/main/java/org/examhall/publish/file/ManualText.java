package org.examhall.publish.file;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Makes the text of a lesson fit for paper. */
final class ManualText {

    /** Boxes to tick, which the typeface does not have in this form; the stand-in has a plain square. */
    private static final char BALLOT_BOX = '\u2610';

    private static final char SQUARE = '\u25a1';
    private static final int MOST_COLUMNS = 6;

    private ManualText() {}

    static void settle(Element text, CourseTexts texts) {
        for (Element element : Xml.below(text, element -> true)) {
            boolean drawn = isDrawn(element);
            if (!drawn) {
                element.removeAttribute("id");
                element.removeAttribute("aria-labelledby");
                setSquares(element);
            }
            if (element.getAttribute("href").startsWith("#") && !drawn) {
                leadToPage(element, texts);
            }
        }
        Xml.below(text, Xml.styled("drawing")).forEach(ManualText::settleDrawing);
        Xml.below(text, Xml.called("table")).forEach(ManualText::settleTable);
    }

    static boolean isDrawn(Node node) {
        return "http://www.w3.org/2000/svg".equals(node.getNamespaceURI());
    }

    private static void setSquares(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text && text.getData().indexOf(BALLOT_BOX) >= 0) {
                text.setData(text.getData().replace(BALLOT_BOX, SQUARE));
            }
        }
    }

    /** The drawing alone, with the words in its place where the setter looks for them. */
    private static void settleDrawing(Element drawing) {
        Element svg = Xml.below(drawing, Xml.called("svg")).get(0);
        svg.setAttribute("alt", drawing.getAttribute("aria-label"));
        svg.setAttribute("font-family", BookFonts.DRAWINGS);
        svg.setAttribute("color", "#19212a");
        String[] box = svg.getAttribute("viewBox").trim().split("[\\s,]+");
        boolean upright = box.length == 4 && Double.parseDouble(box[3]) > Double.parseDouble(box[2]);
        svg.setAttribute("class", upright ? "upright" : "level");
        drawing.removeAttribute("role");
        drawing.removeAttribute("aria-label");
    }

    /** A button has nothing to press on paper; like any link it says on which page to look. */
    private static void leadToPage(Element link, CourseTexts texts) {
        if (Xml.styled("button").test(link)) {
            link.setTextContent(texts.get("publish.template.whole"));
        }
        link.setAttribute("class", "to-page");
        link.setAttribute("data-page", texts.get("publish.page"));
    }

    private static void settleTable(Element table) {
        table.setAttribute("class", isWide(table) ? "table wide" : "table");
    }

    /** Whether a table has more columns than an upright page can hold in the usual size. */
    static boolean isWide(Element table) {
        return Xml.below(table, Xml.called("th")).size() > MOST_COLUMNS;
    }
}
