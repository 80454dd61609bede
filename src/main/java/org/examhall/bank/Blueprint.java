package org.examhall.bank;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.kernel.Digest;
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
 * @param titles in further languages
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
        List<Section> sections,
        Map<Language, Titles> titles) {

    public Blueprint {
        languages = List.copyOf(languages);
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        sections = List.copyOf(sections);
        titles = Map.copyOf(titles);
    }

    /** The same exam with its titles in further languages, which makes another state of it. */
    Blueprint translated(Map<Language, Titles> further) {
        String text = Titles.write(further);
        return with(text.isEmpty() ? hash : Digest.hex(hash + "\0" + text), title, outcomes, sections, further);
    }

    /** The exam with its titles in this language, as far as it has them. */
    public Blueprint in(Language language) {
        Titles translated = titles.get(language);
        if (translated == null) {
            return this;
        }
        SortedMap<Integer, String> named = new TreeMap<>();
        outcomes.forEach((number, own) -> named.put(number, translated.of("outcome-" + number, own)));
        return with(
                hash,
                translated.exam(),
                named,
                sections.stream()
                        .map(section -> section.called(translated.of(section.process(), section.title())))
                        .toList(),
                titles);
    }

    private Blueprint with(
            String state,
            String called,
            SortedMap<Integer, String> named,
            List<Section> divided,
            Map<Language, Titles> further) {
        return new Blueprint(
                code, bank, state, called, unitCode, level, minutes, passMark, attempts, languages, named, divided,
                further);
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

        Section called(String other) {
            return new Section(outcome, process, other, select, shuffle, pool);
        }
    }
}
