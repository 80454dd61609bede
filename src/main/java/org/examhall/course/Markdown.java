package org.examhall.course;

import java.util.List;
import org.examhall.kernel.Language;

/**
 * What is written in Markdown outside of courses, such as news. It passes the same two walls as a lesson: HTML in it is
 * shown as text, and what was rendered is sanitised. Links lead to https addresses; there are no pictures.
 *
 * @param html safe to be put into a page
 * @param defects what was left out or leads nowhere, in English, for whoever writes
 */
public record Markdown(String html, List<String> defects) {

    public Markdown {
        defects = List.copyOf(defects);
    }

    /** Renders a whole text. */
    public static Markdown of(String text, Language language) {
        CourseDefects defects = new CourseDefects();
        String html = Prose.alone(text, language, defects);
        return new Markdown(
                html, defects.list().stream().map(CourseDefect::message).toList());
    }
}
