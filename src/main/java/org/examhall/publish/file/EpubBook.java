package org.examhall.publish.file;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.examhall.course.Check;
import org.examhall.course.Course;
import org.examhall.course.GlossaryEntry;
import org.examhall.course.Lesson;
import org.examhall.course.Template;
import org.examhall.course.Unit;
import org.w3c.dom.Element;

/**
 * A course as a book for electronic readers, by EPUB 3.3 (W3C) with the accessibility metadata of EPUB Accessibility
 * 1.1. A page for each lesson; answers unfold, and no page needs a script.
 */
final class EpubBook {

    private static final String FOLDER = "EPUB/";
    private static final String OPF = "http://www.idpf.org/2007/opf";
    private static final String OPS = "http://www.idpf.org/2007/ops";
    private static final String DC = "http://purl.org/dc/elements/1.1/";

    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
              <rootfiles>
                <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
              </rootfiles>
            </container>
            """;

    /**
     * A page of the book.
     *
     * @param part whether a unit begins with it, or what belongs to none
     */
    private record Page(String file, String title, boolean part, boolean drawn) {}

    private final CourseTexts texts;
    private final Course course;
    private final LessonText.Links links;
    private final ZipFile zip;
    private final List<Page> pages = new ArrayList<>();

    private EpubBook(Course course, ZipFile zip) {
        this.texts = new CourseTexts(course);
        this.course = course;
        this.links = texts.links("lesson-", "template-", ".xhtml");
        this.zip = zip;
    }

    /**
     * Writes the book; the stream stays open.
     *
     * @param made when this edition was made, which readers compare with what they have
     */
    static void write(Course course, Instant made, OutputStream out) throws IOException {
        try (ZipFile zip = new ZipFile(out)) {
            new EpubBook(course, zip).write(made);
        }
    }

    private void write(Instant made) throws IOException {
        zip.addPlain("mimetype", "application/epub+zip");
        zip.add("META-INF/container.xml", CONTAINER);
        zip.add(FOLDER + "lesson.css", Beside.text("lesson.css"));
        writeTitle();
        for (Unit unit : course.units()) {
            writeUnit(unit);
        }
        boolean first = true;
        for (Template template : course.templates()) {
            LessonPage page = LessonPage.empty(template.language().tag(), template.title());
            Xml.add(page.main(), "h1", template.title());
            LessonText.add(page.main(), template.html(), links, 1);
            add("template-" + template.ref().id(), template.title(), first, page);
            first = false;
        }
        writeGlossary();
        zip.add(FOLDER + "nav.xhtml", contents());
        zip.add(FOLDER + "package.opf", manifest(made));
    }

    private void add(String name, String title, boolean part, LessonPage page) throws IOException {
        boolean drawn = !Xml.below(page.html(), Xml.called("svg")).isEmpty();
        pages.add(new Page(name + ".xhtml", title, part, drawn));
        zip.add(FOLDER + name + ".xhtml", page.html());
    }

    private LessonPage page(String title) {
        LessonPage page = LessonPage.empty(texts.language(), title);
        Xml.add(page.main(), "h1", title);
        return page;
    }

    private void writeTitle() throws IOException {
        LessonPage page = page(course.title());
        if (!course.subtitle().isEmpty()) {
            Xml.div(page.main(), "p", "lede").setTextContent(course.subtitle());
        }
        Xml.div(page.main(), "p", "kicker")
                .setTextContent(texts.get("publish.publisher") + " · " + texts.get("publish.manual")
                        + (course.code().isEmpty() ? "" : " · " + course.code()));
        Xml.add(page.main(), "p", texts.get("publish.manual.school"));
        add("title", course.title(), true, page);
    }

    private void writeUnit(Unit unit) throws IOException {
        String title = texts.number(unit) + "  " + unit.title();
        LessonPage opening = page(title);
        if (unit.outcome() > 0) {
            Xml.div(opening.main(), "p", "lede")
                    .setTextContent(course.outcomes().get(unit.outcome()));
        }
        Element list = Xml.add(opening.main(), "ol");
        for (Lesson lesson : unit.lessons()) {
            Element link = Xml.add(Xml.add(list, "li"), "a", lesson.title());
            link.setAttribute("href", "lesson-" + lesson.ref().id() + ".xhtml");
        }
        add("unit-" + texts.number(unit), title, true, opening);
        for (Lesson lesson : unit.lessons()) {
            LessonPage page = LessonPage.of(lesson, texts, links);
            LessonText.checks(page.text()).forEach(place -> showCheck(place, lesson));
            add("lesson-" + lesson.ref().id(), texts.number(lesson) + "  " + lesson.title(), false, page);
        }
    }

    private void showCheck(Element place, Lesson lesson) {
        Check check = CourseTexts.check(lesson, place);
        Element box = Xml.inPlaceOf(place, "div", "check");
        Xml.div(box, "p", "check-mark").setTextContent(texts.get("publish.question", texts.number(lesson, check)));
        LessonText.add(Xml.div(box, "div", "question"), check.question(), links, 1);
        if (check.isSeveral()) {
            Xml.add(box, "p", texts.get("publish.question.several"));
        }
        Element options = Xml.div(box, "ol", "options");
        check.options().forEach(option -> Xml.addMarkup(Xml.add(options, "li"), option.text()));
        Element answer = Xml.div(box, "details", "model-answer");
        Xml.add(answer, "summary", texts.get("publish.answer.show"));
        Xml.div(answer, "p", "letters").setTextContent(CourseTexts.letters(check.right()));
        LessonText.add(answer, check.explanation(), links, 1);
    }

    private void writeGlossary() throws IOException {
        LessonPage page = page(texts.get("publish.glossary"));
        Element list = Xml.div(page.main(), "dl", "glossary");
        for (GlossaryEntry entry : course.glossary()) {
            Xml.add(list, "dt", entry.term().term());
            Element meaning = Xml.add(list, "dd", entry.term().definition() + " ");
            Element link = Xml.add(meaning, "a", entry.lessonTitle());
            link.setAttribute("href", "lesson-" + entry.lesson().id() + ".xhtml");
        }
        add("glossary", texts.get("publish.glossary"), true, page);
    }

    /** The table of contents, in which the pages of a unit stand below its first. */
    private Element contents() {
        LessonPage page = page(texts.get("publish.contents"));
        Element nav = Xml.add(page.main(), "nav");
        nav.setAttributeNS(OPS, "epub:type", "toc");
        nav.setAttribute("aria-label", texts.get("publish.contents"));
        Element list = Xml.add(nav, "ol");
        Element below = null;
        Element line = null;
        for (Page one : pages) {
            if (one.part() || line == null) {
                line = Xml.add(list, "li");
                below = null;
            } else if (below == null) {
                below = Xml.add(line, "ol");
            }
            Element link = Xml.add(below == null ? line : Xml.add(below, "li"), "a", one.title());
            link.setAttribute("href", one.file());
        }
        return page.html();
    }

    private Element manifest(Instant made) {
        Element root = Xml.root(OPF, "package");
        root.setAttribute("version", "3.0");
        root.setAttribute("unique-identifier", "id");
        root.setAttributeNS(javax.xml.XMLConstants.XML_NS_URI, "xml:lang", texts.language());
        root.setAttribute("prefix", "schema: http://schema.org/ a11y: http://www.idpf.org/epub/vocab/package/a11y/#");
        Element facts = Xml.add(root, "metadata");
        dublin(facts, "identifier", "urn:examhall:course:" + course.id() + ":" + texts.language())
                .setAttribute("id", "id");
        dublin(facts, "title", course.title() + ": " + texts.get("publish.manual"));
        dublin(facts, "language", texts.language());
        dublin(facts, "publisher", texts.get("publish.publisher"));
        dublin(facts, "description", texts.get("publish.manual.about", course.title()));
        fact(facts, "dcterms:modified", made.truncatedTo(ChronoUnit.SECONDS).toString());
        fact(facts, "schema:accessMode", "textual");
        fact(facts, "schema:accessMode", "visual");
        fact(facts, "schema:accessModeSufficient", "textual");
        for (String feature : List.of(
                "structuralNavigation",
                "tableOfContents",
                "readingOrder",
                "alternativeText",
                "displayTransformability")) {
            fact(facts, "schema:accessibilityFeature", feature);
        }
        fact(facts, "schema:accessibilityHazard", "none");
        fact(facts, "schema:accessibilitySummary", texts.get("publish.accessibility"));
        Element items = Xml.add(root, "manifest");
        item(items, "nav", "nav.xhtml", "application/xhtml+xml").setAttribute("properties", "nav");
        item(items, "styles", "lesson.css", "text/css");
        Element spine = Xml.add(root, "spine");
        for (int i = 0; i < pages.size(); i++) {
            Element item = item(items, "page-" + i, pages.get(i).file(), "application/xhtml+xml");
            if (pages.get(i).drawn()) {
                item.setAttribute("properties", "svg");
            }
            Xml.add(spine, "itemref").setAttribute("idref", "page-" + i);
            if (i == 0) {
                Xml.add(spine, "itemref").setAttribute("idref", "nav");
            }
        }
        return root;
    }

    private static Element dublin(Element facts, String name, String value) {
        Element element = facts.getOwnerDocument().createElementNS(DC, "dc:" + name);
        element.setTextContent(value);
        facts.appendChild(element);
        return element;
    }

    private static void fact(Element facts, String property, String value) {
        Xml.add(facts, "meta", value).setAttribute("property", property);
    }

    private static Element item(Element items, String id, String file, String type) {
        Element item = Xml.add(items, "item");
        item.setAttribute("id", id);
        item.setAttribute("href", file);
        item.setAttribute("media-type", type);
        return item;
    }
}
