package org.examhall.publish.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.XMLConstants;
import org.examhall.course.Course;
import org.examhall.course.Lesson;
import org.examhall.course.Template;
import org.examhall.course.Unit;
import org.w3c.dom.Element;

/**
 * A course as a SCORM package: a tree of units, and in it each lesson as a unit of its own that reports (SCO), so that
 * the platform knows which lessons somebody has done. Sources: SCORM 1.2 and SCORM 2004 4th edition, Content
 * Aggregation Model (ADL).
 */
final class ScormPackage {

    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
    private static final String SEQUENCING = "http://www.imsglobal.org/xsd/imsss";

    /** An edition of the standard. */
    enum Edition {
        SCORM_12(
                "1.2",
                "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
                "http://www.adlnet.org/xsd/adlcp_rootv1p2",
                "scormtype",
                "scorm-1.2.js",
                "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd"
                        + " http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd"),
        SCORM_2004(
                "2004 4th Edition",
                "http://www.imsglobal.org/xsd/imscp_v1p1",
                "http://www.adlnet.org/xsd/adlcp_v1p3",
                "scormType",
                "scorm-2004.js",
                "http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd"
                        + " http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd"
                        + " http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd");

        private final String version;
        private final String packaging;
        private final String content;
        private final String type;
        private final String platform;
        private final String schemas;

        Edition(String version, String packaging, String content, String type, String platform, String schemas) {
            this.version = version;
            this.packaging = packaging;
            this.content = content;
            this.type = type;
            this.platform = platform;
            this.schemas = schemas;
        }
    }

    private final CourseTexts texts;
    private final Course course;
    private final Edition edition;

    private ScormPackage(Course course, Edition edition) {
        this.texts = new CourseTexts(course);
        this.course = course;
        this.edition = edition;
    }

    /** Writes the package; the stream stays open. */
    static void write(Course course, Edition edition, OutputStream out) throws IOException {
        ScormPackage whole = new ScormPackage(course, edition);
        try (ZipFile zip = new ZipFile(out)) {
            zip.add("imsmanifest.xml", whole.manifest());
            new PlatformPages(whole.texts, zip).write(edition.platform);
        }
    }

    private Element manifest() {
        Element root = Xml.root(edition.packaging, "manifest");
        root.setAttribute("identifier", "org.examhall." + course.id() + "." + texts.language());
        root.setAttribute("version", "1");
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:adlcp", edition.content);
        root.setAttributeNS(XSI, "xsi:schemaLocation", edition.schemas);
        Element facts = Xml.add(root, "metadata");
        Xml.add(facts, "schema", "ADL SCORM");
        Xml.add(facts, "schemaversion", edition.version);
        Element organizations = Xml.add(root, "organizations");
        organizations.setAttribute("default", "course");
        Element organization = Xml.add(organizations, "organization");
        organization.setAttribute("identifier", "course");
        Xml.add(organization, "title", course.title());
        Element resources = Xml.add(root, "resources");
        for (Unit unit : course.units()) {
            Element item = Xml.add(organization, "item");
            item.setAttribute("identifier", "unit-" + unit.id());
            Xml.add(item, "title", unit.title());
            for (Lesson lesson : unit.lessons()) {
                addLesson(item, lesson);
                addResource(resources, lesson.ref().id(), "sco", PlatformPages.file(lesson), List.of());
            }
            if (edition == Edition.SCORM_2004) {
                freely(item);
            }
        }
        if (edition == Edition.SCORM_2004) {
            freely(organization);
        }
        addResource(
                resources,
                "common",
                "asset",
                PlatformPages.COMMON.get(0),
                PlatformPages.COMMON.subList(1, PlatformPages.COMMON.size()));
        for (Template template : course.templates()) {
            addResource(resources, "template-" + template.ref().id(), "asset", PlatformPages.file(template), List.of());
        }
        return root;
    }

    private void addLesson(Element parent, Lesson lesson) {
        Element item = Xml.add(parent, "item");
        item.setAttribute("identifier", "lesson-" + lesson.ref().id());
        item.setAttribute("identifierref", "resource-" + lesson.ref().id());
        Xml.add(item, "title", lesson.title());
        if (lesson.checks().isEmpty()) {
            return;
        }
        if (edition == Edition.SCORM_12) {
            Element mastery = item.getOwnerDocument().createElementNS(edition.content, "adlcp:masteryscore");
            mastery.setTextContent(Integer.toString(PlatformPages.MASTERY));
            item.appendChild(mastery);
        } else {
            Element objectives = sequencing(sequencing(item, "sequencing"), "objectives");
            Element primary = sequencing(objectives, "primaryObjective");
            primary.setAttribute("objectiveID", "passed");
            primary.setAttribute("satisfiedByMeasure", "true");
            sequencing(primary, "minNormalizedMeasure").setTextContent("0." + PlatformPages.MASTERY);
        }
    }

    /** Lessons may be chosen in any order, and one leads to the next. */
    private static void freely(Element item) {
        Element control = sequencing(sequencing(item, "sequencing"), "controlMode");
        control.setAttribute("choice", "true");
        control.setAttribute("flow", "true");
    }

    private static Element sequencing(Element parent, String name) {
        Element element = parent.getOwnerDocument().createElementNS(SEQUENCING, "imsss:" + name);
        parent.appendChild(element);
        return element;
    }

    private void addResource(Element resources, String id, String type, String file, List<String> more) {
        Element resource = Xml.add(resources, "resource");
        resource.setAttribute("identifier", "resource-" + id);
        resource.setAttribute("type", "webcontent");
        resource.setAttributeNS(edition.content, "adlcp:" + edition.type, type);
        resource.setAttribute("href", file);
        Xml.add(resource, "file").setAttribute("href", file);
        more.forEach(one -> Xml.add(resource, "file").setAttribute("href", one));
        if (!id.equals("common")) {
            Xml.add(resource, "dependency").setAttribute("identifierref", "resource-common");
        }
    }
}
