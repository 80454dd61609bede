package org.examhall.course;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.kernel.Language;

/**
 * A course in one language; what is not translated stands in the language in which it was written.
 *
 * @param id the same as the code of the exam to which it leads, {@code practitioner}
 * @param code as the awarding body writes it, or empty
 * @param readers for whom it is
 * @param outcomes titles of the unit's outcomes, by number
 */
public record Course(
        String id,
        Language language,
        String title,
        String subtitle,
        String code,
        Readers readers,
        SortedMap<Integer, String> outcomes,
        List<Unit> units,
        List<Template> templates) {

    /** For whom a course is. */
    public enum Readers {
        /** Those who are enrolled on a run of it. */
        LEARNERS,
        /** Those who have paid for the members area. */
        MEMBERS
    }

    public Course {
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        units = List.copyOf(units);
        templates = List.copyOf(templates);
    }

    /** All lessons in the order in which they are read. */
    public List<Lesson> lessons() {
        return units.stream().flatMap(unit -> unit.lessons().stream()).toList();
    }

    public Optional<Lesson> lesson(String lesson) {
        return lessons().stream().filter(one -> one.ref().id().equals(lesson)).findFirst();
    }

    /** The unit to which a lesson of this course belongs. */
    public Unit unitOf(Lesson lesson) {
        return units.stream()
                .filter(unit ->
                        unit.lessons().stream().anyMatch(one -> one.ref().equals(lesson.ref())))
                .findFirst()
                .orElseThrow();
    }

    /** The lesson so many places further on, backwards if less than 0. */
    public Optional<Lesson> beside(Lesson lesson, int places) {
        List<Lesson> all = lessons();
        int place = all.indexOf(lesson) + places;
        return place >= 0 && place < all.size() ? Optional.of(all.get(place)) : Optional.empty();
    }

    public int minutes() {
        return units.stream().mapToInt(Unit::minutes).sum();
    }

    /** All check questions in the order of their lessons. */
    public List<Check> checks() {
        return lessons().stream().flatMap(lesson -> lesson.checks().stream()).toList();
    }

    public Optional<Check> check(String check) {
        return checks().stream().filter(one -> one.ref().id().equals(check)).findFirst();
    }

    public Optional<Template> template(String name) {
        return templates.stream().filter(one -> one.ref().id().equals(name)).findFirst();
    }

    /** All terms in the order of the alphabet; a term that several lessons explain stands there for each. */
    public List<GlossaryEntry> glossary() {
        List<GlossaryEntry> entries = new ArrayList<>();
        for (Lesson lesson : lessons()) {
            lesson.terms().forEach(term -> entries.add(new GlossaryEntry(term, lesson.ref(), lesson.title())));
        }
        Collator collator = Collator.getInstance(language.locale());
        entries.sort(Comparator.comparing(entry -> entry.term().term(), collator::compare));
        return entries;
    }
}
