package org.examhall.course;

import java.util.List;
import java.util.Optional;
import org.examhall.kernel.Language;

/**
 * How to bring one process to life in a school, on a page or two.
 *
 * @param id that of the process, {@code incident-management}
 * @param summary the process in one sentence
 * @param lesson where it is taught
 * @param templates forms and sheets for it
 * @param html checked markup
 */
public record Guide(
        String id,
        Language language,
        String title,
        String summary,
        Optional<LessonRef> lesson,
        List<TemplateRef> templates,
        String html) {

    public Guide {
        templates = List.copyOf(templates);
    }
}
