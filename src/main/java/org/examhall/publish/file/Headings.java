package org.examhall.publish.file;

import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Gives headings the rank that they have where their text stands now. A lesson is written as a page of its own; in a
 * book it stands below other headings. No rank is left out on the way down, so that a table of contents, or somebody
 * who hears the page, finds one below the other.
 */
final class Headings {

    private static final int LOWEST = 6;

    private Headings() {}

    /**
     * Ranks the headings of a text.
     *
     * @param above the rank of the heading above it
     */
    static void rank(Element text, int above) {
        int last = above;
        for (Element heading : headings(text)) {
            int written = heading.getLocalName().charAt(1) - '1';
            int deeper = inBox(heading) ? written + 1 : written;
            int rank = Math.min(Math.min(above + deeper, last + 1), LOWEST);
            Document document = heading.getOwnerDocument();
            document.renameNode(heading, heading.getNamespaceURI(), "h" + rank);
            last = rank;
        }
    }

    static List<Element> headings(Element text) {
        return Xml.below(text, element -> element.getLocalName().matches("h[1-6]"));
    }

    /** What stands in a box stands below its title, which itself is written as a heading of the third rank. */
    private static boolean inBox(Element heading) {
        return !Xml.styled("box-title").test(heading)
                && heading.getParentNode() instanceof Element parent
                && Xml.styled("box").test(parent);
    }
}
