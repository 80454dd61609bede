package org.examhall.publish.file;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.examhall.course.Lesson;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The text of a lesson for a page that is not the server's: without what unfolds only there, with its drawings where
 * they stand, and with links that lead to where the lessons are now. Check questions and model answers keep their
 * places, for each medium to show in its own way.
 */
final class LessonText {

    /** Where links lead: from the address within the courses to the place in this medium; nothing if it is not here. */
    @FunctionalInterface
    interface Links extends Function<String, Optional<String>> {}

    private LessonText() {}

    /** Adds the text of a lesson below a heading of this rank. */
    static Element add(Element parent, Lesson lesson, Links links, int rank) {
        return add(parent, lesson.html(), links, rank);
    }

    /** The same for any checked markup of a course. */
    static Element add(Element parent, String markup, Links links, int rank) {
        Element text = Xml.div(parent, "div", "text");
        Xml.addMarkup(text, markup);
        Xml.below(text, Xml.styled("term")).forEach(LessonText::showWordAlone);
        Xml.below(text, Xml.styled("table-wrap")).forEach(Xml::unwrap);
        Xml.below(text, Xml.styled("picture")).forEach(LessonText::showDrawing);
        Xml.below(text, element -> element.hasAttribute("align")).forEach(LessonText::alignByStyle);
        Xml.below(text, Xml.called("a")).forEach(link -> follow(link, links));
        Headings.rank(text, rank);
        return text;
    }

    static List<Element> checks(Element text) {
        return Xml.below(text, Xml.styled("check"));
    }

    static List<Element> modelAnswers(Element text) {
        return Xml.below(text, Xml.styled("model-answer"));
    }

    private static void showWordAlone(Element term) {
        Xml.below(term, Xml.styled("definition"))
                .forEach(definition -> definition.getParentNode().removeChild(definition));
        Xml.below(term, Xml.styled("term-word")).forEach(Xml::unwrap);
        Xml.unwrap(term);
    }

    /** A figure is a drawing and the words that are read in its place. */
    private static void showDrawing(Element figure) {
        Element drawing = Xml.below(figure, Xml.styled("drawing")).get(0);
        Xml.below(figure, Xml.called("figcaption"))
                .forEach(caption -> caption.getParentNode().removeChild(caption));
        drawing.removeAttribute("tabindex");
    }

    /** Pages of today know no attribute for it. */
    private static void alignByStyle(Element cell) {
        cell.setAttribute("class", cell.getAttribute("align"));
        cell.removeAttribute("align");
    }

    private static void follow(Element link, Links links) {
        Attr address = link.getAttributeNode("href");
        if (address == null || address.getValue().startsWith("https://")) {
            return;
        }
        Optional<String> place = links.apply(address.getValue());
        if (place.isPresent()) {
            link.setAttribute("href", place.get());
            link.setAttribute("title", link.getTextContent());
            return;
        }
        Node parent = link.getParentNode();
        Xml.unwrap(link);
        if (parent instanceof Element line && Xml.styled("actions").test(line)) {
            line.getParentNode().removeChild(line);
        }
    }
}
