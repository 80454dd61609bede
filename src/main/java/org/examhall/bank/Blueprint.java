package org.examhall.bank;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.kernel.Language;

/**
 * What an exam consists of: how many questions each process contributes and from which items, how long it takes and
 * what is needed to pass. Read from the assessment test of a content package.
 *
 * @param code the name by which the exam is asked for, {@code practitioner}
 * @param hash tells one state of the blueprint from another
 * @param unitCode as the awarding body writes it, {@code F81L}
 * @param level as the awarding body writes it, {@code 34}
 * @param minutes time allowed, before any extra time
 * @param passMark per cent of the marks
 * @param attempts how often a candidate may sit the exam
 * @param languages in which papers can be drawn
 * @param outcomes titles of the unit's outcomes, by number
 */
public record Blueprint(
        String code,
        String bank,
        String hash,
        String title,
        String unitCode,
        String level,
        int minutes,
        int passMark,
        int attempts,
        List<Language> languages,
        SortedMap<Integer, String> outcomes,
        List<Section> sections) {

    public Blueprint {
        languages = List.copyOf(languages);
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        sections = List.copyOf(sections);
    }

    /** How many questions a paper has. */
    public int questions() {
        return sections.stream().mapToInt(Section::select).sum();
    }

    /**
     * The questions of one process.
     *
     * @param process identifier, {@code service-desk}
     * @param select how many questions are drawn
     * @param shuffle whether the drawn questions are put in a new order
     * @param pool from which they are drawn
     */
    public record Section(int outcome, String process, String title, int select, boolean shuffle, List<ItemRef> pool) {
        public Section {
            pool = List.copyOf(pool);
        }
    }
}
