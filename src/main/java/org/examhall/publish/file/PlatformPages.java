package org.examhall.publish.file;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.examhall.course.Check;
import org.examhall.course.Lesson;
import org.examhall.course.Template;
import org.w3c.dom.Element;

/**
 * The lessons of a course as pages that another platform shows one at a time. A page asks its check questions, keeps
 * score, and tells the platform through {@code platform.js}, which is another one for each kind of platform. A package
 * needs nothing from any network.
 */
final class PlatformPages {

    /** The share of a lesson's questions (per cent) with which it counts as passed; what an exam asks by default. */
    static final int MASTERY = 65;

    /** What all lessons of a package use. */
    static final List<String> COMMON = List.of("lesson.css", "platform.css", "lesson.js", "platform.js");

    private final CourseTexts texts;
    private final LessonText.Links links;
    private final ZipFile zip;

    PlatformPages(CourseTexts texts, ZipFile zip) {
        this.texts = texts;
        this.zip = zip;
        LessonText.Links all = texts.links("", "template-", ".html");
        // From one lesson to another leads the platform alone; it would not know that the learner has moved.
        this.links = address -> address.startsWith("template") ? all.apply(address) : java.util.Optional.empty();
    }

    static String file(Lesson lesson) {
        return "lesson-" + lesson.ref().id() + ".html";
    }

    static String file(Template template) {
        return "template-" + template.ref().id() + ".html";
    }

    /** @param platform the file beside these classes that speaks with the platform */
    void write(String platform) throws IOException {
        zip.add("lesson.css", Beside.text("lesson.css"));
        zip.add("platform.css", Beside.text("platform.css"));
        zip.add("lesson.js", Beside.text("lesson.js"));
        zip.add("platform.js", Beside.text(platform));
        for (Lesson lesson : texts.course().lessons()) {
            zip.addHtml(file(lesson), page(lesson));
        }
        for (Template template : texts.course().templates()) {
            LessonPage page = LessonPage.empty(template.language().tag(), template.title());
            style(page);
            Xml.add(page.main(), "h1", template.title());
            LessonText.add(page.main(), template.html(), links, 1);
            zip.addHtml(file(template), page.html());
        }
    }

    private static void style(LessonPage page) {
        Element head = Xml.below(page.html(), Xml.called("head")).get(0);
        Element style = Xml.add(head, "link");
        style.setAttribute("rel", "stylesheet");
        style.setAttribute("href", "platform.css");
    }

    private Element page(Lesson lesson) {
        LessonPage page = LessonPage.of(lesson, texts, links);
        style(page);
        page.main().setAttribute("data-lesson", lesson.ref().id());
        page.main().setAttribute("data-mastery", Integer.toString(MASTERY));
        LessonText.checks(page.text()).forEach(place -> showCheck(place, lesson));
        Xml.below(page.text(), link -> link.getAttribute("href").startsWith("template-"))
                .forEach(link -> link.setAttribute("target", "_blank"));
        Element end = Xml.div(page.main(), "div", "end");
        end.setAttribute("id", "end");
        Element standing = Xml.add(end, "p");
        standing.setAttribute("id", "standing");
        standing.setAttribute("role", "status");
        Element leave = Xml.add(end, "button", texts.get("publish.platform.leave"));
        leave.setAttribute("id", "leave");
        leave.setAttribute("type", "button");
        leave.setAttribute("hidden", "hidden");
        for (String key : List.of("right", "wrong", "none", "open", "read-on", "passed", "failed", "done", "alone")) {
            Element text = Xml.add(end, "p", texts.get("publish.platform." + key));
            text.setAttribute("data-t", key);
            text.setAttribute("hidden", "hidden");
        }
        Element head = Xml.below(page.html(), Xml.called("head")).get(0);
        Element script = Xml.add(head, "script");
        script.setAttribute("type", "module");
        script.setAttribute("src", "lesson.js");
        return page.html();
    }

    private void showCheck(Element place, Lesson lesson) {
        Check check = CourseTexts.check(lesson, place);
        String id = check.ref().id();
        Element form = Xml.inPlaceOf(place, "form", "check");
        form.setAttribute("id", id);
        form.setAttribute(
                "data-right", check.right().stream().map(String::valueOf).collect(Collectors.joining(",")));
        Xml.div(form, "p", "check-mark").setTextContent(texts.get("publish.question", texts.number(lesson, check)));
        Element question = Xml.div(form, "div", "question");
        question.setAttribute("id", id + "-question");
        LessonText.add(question, check.question(), links, 1);
        if (check.isSeveral()) {
            Xml.add(form, "p", texts.get("publish.question.several"));
        }
        Element options = Xml.div(form, "div", "options");
        options.setAttribute("role", "group");
        options.setAttribute("aria-labelledby", id + "-question");
        for (int i = 0; i < check.options().size(); i++) {
            Element label = Xml.div(options, "label", "option");
            Element input = Xml.add(label, "input");
            input.setAttribute("type", check.isSeveral() ? "checkbox" : "radio");
            input.setAttribute("name", "given");
            input.setAttribute("value", Integer.toString(i));
            Xml.addMarkup(Xml.add(label, "span"), check.options().get(i).text());
        }
        Xml.add(form, "button", texts.get("lesson.check.do"));
        Element verdict = Xml.div(form, "div", "verdict");
        verdict.setAttribute("role", "status");
        Element explanation = Xml.div(form, "div", "explanation");
        explanation.setAttribute("hidden", "hidden");
        LessonText.add(explanation, check.explanation(), links, 1);
    }
}
