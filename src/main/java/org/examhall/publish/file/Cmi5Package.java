package org.examhall.publish.file;

import java.io.IOException;
import java.io.OutputStream;
import org.examhall.course.Course;
import org.examhall.course.Lesson;
import org.examhall.course.Objective;
import org.examhall.course.Unit;
import org.w3c.dom.Element;

/**
 * A course as a cmi5 package: units are its blocks and lessons its assignable units, which send xAPI statements to the
 * record store that the platform names at launch. Source: cmi5, "Quartz" 1st edition, section 13 (AICC, ADL).
 */
final class Cmi5Package {

    private static final String STRUCTURE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd";

    private final CourseTexts texts;
    private final Course course;

    private Cmi5Package(Course course) {
        this.texts = new CourseTexts(course);
        this.course = course;
    }

    /** Writes the package; the stream stays open. */
    static void write(Course course, OutputStream out) throws IOException {
        Cmi5Package whole = new Cmi5Package(course);
        try (ZipFile zip = new ZipFile(out)) {
            zip.add("cmi5.xml", whole.structure());
            new PlatformPages(whole.texts, zip).write("cmi5.js");
        }
    }

    private Element structure() {
        Element root = Xml.root(STRUCTURE, "courseStructure");
        Element about = Xml.add(root, "course");
        about.setAttribute("id", id("course"));
        say(about, course.title(), texts.get("publish.manual.about", course.title()));
        for (Unit unit : course.units()) {
            Element block = Xml.add(root, "block");
            block.setAttribute("id", id("unit:" + unit.id()));
            String title = texts.number(unit) + "  " + unit.title();
            say(block, title, title);
            unit.lessons().forEach(lesson -> addLesson(block, lesson));
        }
        return root;
    }

    private void addLesson(Element block, Lesson lesson) {
        Element unit = Xml.add(block, "au");
        unit.setAttribute("id", id("lesson:" + lesson.ref().id()));
        unit.setAttribute("launchMethod", "AnyWindow");
        if (lesson.checks().isEmpty()) {
            unit.setAttribute("moveOn", "Completed");
        } else {
            unit.setAttribute("moveOn", "CompletedAndPassed");
            unit.setAttribute("masteryScore", "0." + PlatformPages.MASTERY);
        }
        say(
                unit,
                lesson.title(),
                String.join(
                        "; ", lesson.objectives().stream().map(Objective::text).toList()));
        Xml.add(unit, "url", PlatformPages.file(lesson));
    }

    /** A name that nothing else on a platform has. */
    private String id(String part) {
        return "urn:examhall:" + course.id() + ":" + texts.language() + ":" + part;
    }

    private void say(Element parent, String title, String description) {
        Xml.add(Xml.add(parent, "title"), "langstring", title).setAttribute("lang", texts.language());
        Xml.add(Xml.add(parent, "description"), "langstring", description).setAttribute("lang", texts.language());
    }
}
