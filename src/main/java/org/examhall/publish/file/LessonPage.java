package org.examhall.publish.file;

import org.examhall.course.Lesson;
import org.examhall.course.Objective;
import org.w3c.dom.Element;

/**
 * A lesson as a page that stands by itself, for readers and platforms other than ours.
 *
 * @param html the root of the page
 * @param main what is on it
 * @param text the lesson's text, in which check questions and model answers wait to be shown in some way
 */
record LessonPage(Element html, Element main, Element text) {

    static LessonPage of(Lesson lesson, CourseTexts texts, LessonText.Links links) {
        LessonPage page = empty(lesson.language().tag(), lesson.title());
        Xml.div(page.main(), "p", "kicker")
                .setTextContent(texts.number(lesson) + " · "
                        + texts.course().unitOf(lesson).title());
        Xml.add(page.main(), "h1", lesson.title());
        Element objectives = Xml.div(page.main(), "div", "objectives");
        Xml.div(objectives, "p", "objectives-title").setTextContent(texts.get("lesson.objectives"));
        Element list = Xml.add(objectives, "ul");
        for (Objective objective : lesson.objectives()) {
            Xml.add(list, "li", objective.text());
        }
        return new LessonPage(page.html(), page.main(), LessonText.add(page.main(), lesson, links, 1));
    }

    /** A page with nothing on it but what everything on the others is styled by. */
    static LessonPage empty(String language, String title) {
        Element html = Xml.page(language);
        Element head = Xml.add(html, "head");
        Xml.add(head, "meta").setAttribute("charset", "utf-8");
        Element width = Xml.add(head, "meta");
        width.setAttribute("name", "viewport");
        width.setAttribute("content", "width=device-width, initial-scale=1");
        Xml.add(head, "title", title);
        Element style = Xml.add(head, "link");
        style.setAttribute("rel", "stylesheet");
        style.setAttribute("href", "lesson.css");
        Element main = Xml.add(Xml.add(html, "body"), "main");
        return new LessonPage(html, main, main);
    }
}
