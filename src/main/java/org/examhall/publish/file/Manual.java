package org.examhall.publish.file;

import java.util.List;
import org.examhall.course.Check;
import org.examhall.course.Course;
import org.examhall.course.GlossaryEntry;
import org.examhall.course.Lesson;
import org.examhall.course.Objective;
import org.examhall.course.Template;
import org.examhall.course.Unit;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A course as a bound book: units are its parts and lessons its chapters. What the reader unfolds on a screen, answers
 * and model answers, stands at the end of its part. All page numbers are put in by whoever sets the pages.
 */
final class Manual {

    /** Questions have no headings of their own. */
    private static final int LOWEST_HEADING = 6;

    private final CourseTexts texts;
    private final Course course;
    private final String edition;
    private final LessonText.Links links;
    private final ManualIndex index;
    private final Element html;
    private final Element bookmarks;
    private final Element body;

    /** @param edition by which one printed copy can be told from another */
    Manual(CourseTexts texts, String edition) {
        this.texts = texts;
        this.course = texts.course();
        this.edition = edition;
        this.links = texts.links("#lesson-", "#template-", "");
        this.index = new ManualIndex(texts);
        this.html = Xml.page(texts.language());
        Element head = Xml.add(html, "head");
        Xml.add(head, "title", course.title() + ": " + texts.get("publish.manual"));
        meta(head, "description", texts.get("publish.manual.about", course.title()));
        meta(head, "subject", course.title());
        meta(head, "author", texts.get("publish.publisher"));
        Xml.add(head, "style", Beside.text("manual.css").replace("var(--families)", BookFonts.FAMILIES));
        this.bookmarks = Xml.add(head, "bookmarks");
        this.body = Xml.add(html, "body");
        Xml.div(body, "p", "course-head").setTextContent(course.title());
    }

    private static void meta(Element head, String name, String content) {
        Element meta = Xml.add(head, "meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", content);
    }

    /** The root of the whole book. */
    Element write() {
        writeTitle();
        Element contents = writeContents();
        course.units().forEach(this::writeUnit);
        writeTemplates();
        writeGlossary();
        index.write(back("index", "publish.index"));
        listContents(contents);
        return html;
    }

    private void writeTitle() {
        Element page = Xml.div(body, "div", "title-page");
        Xml.div(page, "p", "publisher").setTextContent(texts.get("publish.publisher"));
        Xml.div(page, "p", "book-title").setTextContent(course.title());
        if (!course.subtitle().isEmpty()) {
            Xml.div(page, "p", "book-subtitle").setTextContent(course.subtitle());
        }
        Xml.div(page, "p", "book-kind").setTextContent(texts.get("publish.manual"));
        if (!course.code().isEmpty()) {
            Xml.div(page, "p", "book-code").setTextContent(course.code());
        }
        Element imprint = Xml.div(body, "div", "imprint");
        Xml.add(imprint, "p", texts.get("publish.manual.about", course.title()));
        Xml.add(imprint, "p", texts.get("publish.manual.school"));
        Xml.add(imprint, "p", texts.get("publish.edition", edition));
    }

    /** Begins the table of contents, which is filled when it is known what there is. */
    private Element writeContents() {
        Element section = Xml.div(body, "div", "contents");
        heading(section, "contents", 1, texts.get("publish.contents"));
        Element how = Xml.div(section, "div", "outcomes");
        if (!course.outcomes().isEmpty()) {
            Xml.div(how, "p", "outcomes-title").setTextContent(texts.get("publish.outcomes"));
            Element list = Xml.add(how, "ol");
            course.outcomes().values().forEach(title -> Xml.add(list, "li", title));
        }
        return section;
    }

    private void listContents(Element contents) {
        Element list = Xml.div(contents, "ul", "contents-list");
        for (Element bookmark : Xml.below(bookmarks, Xml.called("bookmark"))) {
            boolean part = bookmark.getParentNode() == bookmarks;
            if (bookmark.getAttribute("href").equals("#contents")) {
                continue;
            }
            Element line = Xml.div(list, "li", part ? "contents-part" : "contents-chapter");
            link(line, bookmark.getAttribute("href"), bookmark.getAttribute("name"));
        }
    }

    private static void link(Element parent, String href, String words) {
        Element link = Xml.add(parent, "a", words);
        link.setAttribute("href", href);
        link.setAttribute("title", words);
    }

    private Element bookmark(Element parent, String id, String words) {
        Element bookmark = Xml.add(parent, "bookmark");
        bookmark.setAttribute("name", words);
        bookmark.setAttribute("href", "#" + id);
        return bookmark;
    }

    private Element heading(Element parent, String id, int rank, String words) {
        Element heading = Xml.add(parent, "h" + rank, words);
        heading.setAttribute("id", id);
        return bookmark(bookmarks, id, words);
    }

    /** What stands at the head of the right-hand pages from here on. */
    private static void runningHead(Element parent, String words) {
        Xml.div(parent, "p", "running").setTextContent(words);
    }

    private void writeUnit(Unit unit) {
        String id = "unit-" + unit.id();
        Element part = Xml.div(body, "div", "part");
        Element opening = Xml.div(part, "div", "part-page");
        Xml.div(opening, "p", "part-number").setTextContent(texts.get("publish.part", texts.number(unit)));
        Element mark = heading(opening, id, 1, unit.title());
        mark.setAttribute("name", texts.number(unit) + "  " + unit.title());
        if (unit.outcome() > 0) {
            Xml.div(opening, "p", "part-outcome")
                    .setTextContent(texts.get("course.outcome") + " " + unit.outcome() + ": "
                            + course.outcomes().get(unit.outcome()));
        }
        Element lessons = Xml.div(opening, "ul", "part-contents");
        for (Lesson lesson : unit.lessons()) {
            link(Xml.add(lessons, "li"), "#lesson-" + lesson.ref().id(), texts.number(lesson) + "  " + lesson.title());
        }
        Element answers = body.getOwnerDocument().createElementNS(Xml.XHTML, "div");
        unit.lessons().forEach(lesson -> writeLesson(part, mark, lesson, answers));
        Element end = Xml.div(part, "div", "chapter answers");
        String answersId = "answers-" + unit.id();
        runningHead(end, texts.get("publish.answers.of", unit.title()));
        Xml.add(end, "h2", texts.get("publish.answers")).setAttribute("id", answersId);
        bookmark(mark, answersId, texts.get("publish.answers"));
        end.appendChild(answers);
    }

    private void writeLesson(Element part, Element mark, Lesson lesson, Element answers) {
        String id = "lesson-" + lesson.ref().id();
        String title = texts.number(lesson) + "  " + lesson.title();
        Element chapter = Xml.div(part, "div", "chapter");
        if (lesson.language() != course.language()) {
            chapter.setAttribute("lang", lesson.language().tag());
        }
        runningHead(chapter, title);
        Element heading = Xml.add(chapter, "h2");
        heading.setAttribute("id", id);
        Xml.div(heading, "span", "chapter-number").setTextContent(texts.number(lesson));
        heading.appendChild(heading.getOwnerDocument().createTextNode(" " + lesson.title()));
        bookmark(mark, id, title);
        Element objectives = Xml.div(chapter, "div", "objectives");
        Xml.div(objectives, "p", "objectives-title").setTextContent(texts.get("lesson.objectives"));
        Element list = Xml.add(objectives, "ul");
        for (Objective objective : lesson.objectives()) {
            Xml.add(list, "li", objective.text());
        }
        Element text = LessonText.add(chapter, lesson, links, 2);
        Xml.add(answers, "h3", title);
        moveModelAnswers(text, answers);
        LessonText.checks(text).forEach(place -> writeCheck(place, lesson, answers));
        ManualText.settle(text, texts);
        index.read(lesson, text);
    }

    private void moveModelAnswers(Element text, Element answers) {
        List<Element> found = LessonText.modelAnswers(text);
        for (Element details : found) {
            Element answer = Xml.div(answers, "div", "answer");
            Xml.div(answer, "p", "answer-title").setTextContent(texts.get("publish.answer.exercise"));
            Xml.below(details, Xml.called("summary"))
                    .forEach(summary -> summary.getParentNode().removeChild(summary));
            while (details.getFirstChild() != null) {
                answer.appendChild(details.getFirstChild());
            }
            ManualText.settle(answer, texts);
            Node box = details.getParentNode();
            box.removeChild(details);
        }
    }

    private void writeCheck(Element place, Lesson lesson, Element answers) {
        Check check = CourseTexts.check(lesson, place);
        String number = texts.number(lesson, check);
        Element question = Xml.inPlaceOf(place, "div", "question-box");
        Xml.div(question, "p", "question-number").setTextContent(texts.get("publish.question", number));
        LessonText.add(Xml.div(question, "div", "question"), check.question(), links, LOWEST_HEADING);
        if (check.isSeveral()) {
            Xml.div(question, "p", "several").setTextContent(texts.get("publish.question.several"));
        }
        Element options = Xml.div(question, "ol", "options");
        check.options().forEach(option -> Xml.addMarkup(Xml.add(options, "li"), option.text()));
        Element answer = Xml.div(answers, "div", "answer");
        Xml.div(answer, "p", "answer-title").setTextContent(number + "  " + CourseTexts.letters(check.right()));
        LessonText.add(answer, check.explanation(), links, LOWEST_HEADING);
        ManualText.settle(answer, texts);
    }

    private Element back(String id, String key) {
        Element section = Xml.div(body, "div", "chapter back " + id);
        runningHead(section, texts.get(key));
        heading(section, id, 1, texts.get(key));
        return section;
    }

    private void writeTemplates() {
        if (course.templates().isEmpty()) {
            return;
        }
        Element part = Xml.div(body, "div", "part");
        Element opening = Xml.div(part, "div", "part-page");
        Element mark = heading(opening, "templates", 1, texts.get("publish.templates"));
        Xml.div(opening, "p", "part-outcome").setTextContent(texts.get("publish.templates.about"));
        Element list = Xml.div(opening, "ul", "part-contents");
        for (Template template : course.templates()) {
            String id = "template-" + template.ref().id();
            link(Xml.add(list, "li"), "#" + id, template.title());
            Element sheet = Xml.div(part, "div", "chapter sheet");
            runningHead(sheet, texts.get("publish.template", template.title()));
            Xml.add(sheet, "h2", template.title()).setAttribute("id", id);
            bookmark(mark, id, template.title());
            Element text = LessonText.add(sheet, template.html(), links, 2);
            ManualText.settle(text, texts);
            if (Xml.below(text, Xml.called("table")).stream().anyMatch(ManualText::isWide)) {
                sheet.setAttribute("class", "chapter sheet across");
            }
        }
    }

    private void writeGlossary() {
        Element section = back("glossary", "publish.glossary");
        Element list = Xml.div(section, "ul", "glossary-list");
        String before = "";
        for (GlossaryEntry entry : course.glossary()) {
            String term = entry.term().term();
            Element line = Xml.add(list, "li");
            if (!term.equals(before)) {
                Xml.div(line, "strong", "glossary-term").setTextContent(term);
            }
            Xml.add(line, "span", " " + entry.term().definition() + " ");
            Element link = Xml.div(line, "a", "glossary-place");
            link.setAttribute("href", "#lesson-" + entry.lesson().id());
            link.setAttribute("title", entry.lessonTitle());
            before = term;
        }
    }
}
