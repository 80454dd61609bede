package org.examhall.bank;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * What an exam consists of: how many questions each process contributes and from which items, how long it takes and
 * what is needed to pass. Read from the assessment test of a content package, or kept by an administrator.
 *
 * @param code the name by which the exam is asked for, {@code practitioner}
 * @param hash tells one state of the blueprint from another
 * @param unitCode as the awarding body writes it, {@code F81L}, or {@link #NO_UNIT}
 * @param level as the awarding body writes it, {@code 34}
 * @param minutes time allowed, before any extra time
 * @param passMark per cent of the marks
 * @param attempts how often a candidate may sit the exam
 * @param languages in which papers can be drawn
 * @param outcomes titles of the unit's outcomes, by number
 * @param terms what a paper has to hold besides the numbers of its sections
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
        Terms terms,
        Map<Language, Titles> titles) {

    /** Stands for the unit where no awarding body certifies an exam: it is an assessment of the foundation's own. */
    public static final String NO_UNIT = "NONE";

    public Blueprint {
        languages = List.copyOf(languages);
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        sections = List.copyOf(sections);
        titles = Map.copyOf(titles);
    }

    /** An exam with titles in one language. */
    Blueprint(
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
            Terms terms) {
        this(
                code, bank, hash, title, unitCode, level, minutes, passMark, attempts, languages, outcomes, sections,
                terms, Map.of());
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
                terms, further);
    }

    /** How many questions a paper has. */
    public int questions() {
        return sections.stream().mapToInt(Section::select).sum();
    }

    /** The same exam with its rules answered by the items there are: every section has its pool. */
    Blueprint on(Stock stock) {
        List<Section> answered =
                sections.stream().map(section -> section.on(stock)).toList();
        return answered.equals(sections) ? this : with(answered);
    }

    /** The same exam with another pass mark, in per cent. */
    Blueprint passingAt(int mark) {
        return new Blueprint(
                code, bank, hash, title, unitCode, level, minutes, mark, attempts, languages, outcomes, sections, terms,
                titles);
    }

    /** The same exam with other sections. */
    Blueprint with(List<Section> others) {
        return new Blueprint(
                code, bank, hash, title, unitCode, level, minutes, passMark, attempts, languages, outcomes, others,
                terms, titles);
    }

    /**
     * The questions of one process.
     *
     * @param process identifier, {@code service-desk}
     * @param select how many questions are drawn
     * @param shuffle whether the drawn questions are put in a new order
     * @param pool from which they are drawn; empty where a rule says it
     * @param rule which items of the outcome may be drawn, where no pool lists them
     */
    public record Section(
            int outcome,
            String process,
            String title,
            int select,
            boolean shuffle,
            List<ItemRef> pool,
            @Nullable Rule rule) {
        public Section {
            pool = List.copyOf(pool);
        }

        Section called(String other) {
            return new Section(outcome, process, other, select, shuffle, pool, rule);
        }

        /** The same section with a pool: what its rule finds, or what it lists. */
        Section on(Stock stock) {
            return rule == null
                    ? this
                    : with(stock.items().values().stream()
                            .filter(this::draws)
                            .map(StockItem::ref)
                            .toList());
        }

        /** Whether the item is one that the section may draw. */
        boolean draws(StockItem item) {
            return rule == null ? pool.contains(item.ref()) : item.outcome() == outcome && rule.fits(item);
        }

        /** The same section with another pool, and no rule. */
        Section with(List<ItemRef> other) {
            return new Section(outcome, process, title, select, shuffle, other, null);
        }

        /** The items of the pool that may be drawn now. */
        List<ItemRef> available(Stock stock) {
            return pool.stream().filter(stock.items()::containsKey).toList();
        }
    }
}
