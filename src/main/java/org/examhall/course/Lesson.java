package org.examhall.course;

import java.util.List;
import org.examhall.kernel.Language;

/**
 * What is read at one sitting.
 *
 * @param language in which it is written: the reader's, or that of the course if it is not translated
 * @param outcome the number of the outcome that it serves; 0 for none
 * @param process whose subject it is, by the code that the bank uses
 * @param minutes for reading and the exercise
 * @param audiences for whom it is, by their ids; empty for all
 * @param html the whole lesson below its title, as checked markup with its boxes, checks and pictures
 */
public record Lesson(
        LessonRef ref,
        Language language,
        String title,
        int outcome,
        String process,
        int minutes,
        List<String> audiences,
        List<Objective> objectives,
        List<Term> terms,
        List<Check> checks,
        List<Passage> passages,
        String html) {

    public Lesson {
        audiences = List.copyOf(audiences);
        objectives = List.copyOf(objectives);
        terms = List.copyOf(terms);
        checks = List.copyOf(checks);
        passages = List.copyOf(passages);
    }

    /** Where the first exercise stands on the page; empty if there is none. */
    public String exercise() {
        return passages.stream()
                .map(Passage::anchor)
                .filter(anchor -> anchor.startsWith(LessonMarkup.EXERCISE))
                .findFirst()
                .orElse("");
    }

    /** The tasks of its exercises without the model answers, as checked markup. */
    public String tasks() {
        return LessonMarkup.tasks(html);
    }
}
