package org.examhall.course;

import java.util.List;
import org.examhall.kernel.Texts;

/**
 * The parts of a lesson that are more than text. Addresses are relative to the folder of the course pages. Everything
 * works without a script: an answer is sent to a page that explains it, a model answer unfolds.
 */
final class LessonMarkup {

    /** The kind of block that is an exercise, and how its place on the page begins. */
    static final String EXERCISE = "exercise";

    private static final String ANSWER = "<details class=\"model-answer\">";

    private LessonMarkup() {}

    /** Where a lesson is read. */
    static String address(LessonRef ref) {
        return "lesson.xhtml?lesson=" + ref.value();
    }

    /** A term in running text; what it means shows when it is pointed at, reached by the keyboard or tapped. */
    static String term(int index, String words, List<Term> terms) {
        String id = "term-" + (index + 1);
        return "<span class=\"term\"><span class=\"term-word\" role=\"button\" tabindex=\"0\" aria-describedby=\""
                + id + "\">" + words + "</span><span class=\"definition unseen\" role=\"tooltip\" id=\"" + id + "\">"
                + Html.escape(terms.get(index).definition()) + "</span></span>";
    }

    /** A picture, drawn into the page so that it takes the colours of the text. */
    static String figure(Picture picture, String words, Texts texts) {
        return "<figure class=\"picture\"><div class=\"drawing\" role=\"img\" tabindex=\"0\" aria-label=\""
                + Html.escape(words) + "\">" + picture.svg() + "</div><figcaption><a href=\"media/" + picture.name()
                + "\">" + Html.escape(texts.get("lesson.picture")) + "</a></figcaption></figure>";
    }

    /** @param html the content, checked */
    static String box(String kind, String anchor, String title, String html) {
        return "<section class=\"box " + kind + "\" aria-labelledby=\"" + anchor + "\"><h3 class=\"box-title\" id=\""
                + anchor + "\">" + Html.escape(title) + "</h3>" + html + "</section>";
    }

    /** What the boxes of a lesson's exercises hold before their model answers. */
    static String tasks(String lesson) {
        StringBuilder tasks = new StringBuilder();
        String box = "<section class=\"box " + EXERCISE + "\"";
        for (int at = lesson.indexOf(box); at >= 0; at = lesson.indexOf(box, at + 1)) {
            int task = lesson.indexOf("</h3>", at) + "</h3>".length();
            int answer = lesson.indexOf(ANSWER, task);
            tasks.append(lesson, task, answer < 0 ? lesson.indexOf("</section>", task) : answer);
        }
        return tasks.toString();
    }

    /** A model answer, out of sight until it is asked for. */
    static String answer(String html, Texts texts) {
        return ANSWER + "<summary>" + Html.escape(texts.get("lesson.answer")) + "</summary>" + html + "</details>";
    }

    /** A check question as a form; they are numbered from 1. */
    static String check(Check check, int number, Texts texts) {
        String id = check.ref().id();
        String type = check.isSeveral() ? "checkbox" : "radio";
        StringBuilder html = new StringBuilder("<form class=\"check\" method=\"post\" id=\"" + id
                + "\" action=\"answer/" + check.ref().value() + "\" data-check=\""
                + check.ref().value() + "\"><p class=\"check-mark\">" + Html.escape(texts.get("lesson.check", number))
                + "</p><div class=\"question\" id=\"" + id + "-q\">" + check.question()
                + "</div><div class=\"options\" role=\"group\" aria-labelledby=\"" + id + "-q\">");
        for (int i = 0; i < check.options().size(); i++) {
            html.append("<label class=\"option\"><input type=\"" + type + "\" name=\"given\" value=\"" + i + "\"/>")
                    .append("<span>" + check.options().get(i).text() + "</span></label>");
        }
        return html.append("</div><div class=\"actions\"><button class=\"button quiet\">")
                .append(Html.escape(texts.get("lesson.check.do")))
                .append("</button></div><div class=\"verdict\" role=\"status\"></div></form>")
                .toString();
    }
}
