package org.examhall.course;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.examhall.bank.Blueprint;

/**
 * What a mock exam of a course consists of: as many questions in as many minutes as its exam has, spread over outcomes
 * and processes as the exam spreads them, as far as the course has check questions for it.
 *
 * @param questions how many; no more than the course has
 * @param minutes for all of them
 */
public record MockPlan(int questions, int minutes) {

    /** How long a mock exam is. */
    public enum Length {
        /** As the exam itself. */
        WHOLE,
        /** For a quarter of an hour in between. */
        SHORT
    }

    static final int SHORT = 10;

    /** Of a course that leads to no exam. */
    private static final int USUAL = 20;

    private static final int SECONDS_EACH = 90;

    /** @param exam to which the course leads, if there is one */
    public static MockPlan of(Course course, Optional<Blueprint> exam, Length length) {
        int all = course.checks().size();
        int wanted =
                length == Length.SHORT ? SHORT : exam.map(Blueprint::questions).orElse(USUAL);
        int questions = Math.min(wanted, all);
        int seconds = exam.map(one -> one.minutes() * 60 / one.questions()).orElse(SECONDS_EACH);
        return new MockPlan(questions, Math.max(1, (questions * seconds + 59) / 60));
    }

    /**
     * Draws the questions.
     *
     * @param used how often the reader has met a question in mock exams; those met least come first
     * @return in the order of the exam's sections
     */
    List<Check> draw(Course course, Optional<Blueprint> exam, Map<CheckRef, Integer> used, Random chance) {
        List<Check> pool = new ArrayList<>(course.checks());
        Collections.shuffle(pool, chance);
        pool.sort(Comparator.comparingInt(check -> used.getOrDefault(check.ref(), 0)));
        Set<Check> drawn = new LinkedHashSet<>();
        List<Blueprint.Section> sections = exam.map(Blueprint::sections).orElse(List.of());
        int total = sections.stream().mapToInt(Blueprint.Section::select).sum();
        int asked = 0;
        for (Blueprint.Section section : sections) {
            // Shares are cut at the same places of the whole, so that they add up however they are rounded.
            int before = asked * questions / total;
            asked += section.select();
            int share = asked * questions / total - before;
            int enough = drawn.size() + share;
            take(pool, check -> process(course, check).equals(section.process()), enough, drawn);
            take(pool, check -> check.outcome() == section.outcome(), enough, drawn);
        }
        take(pool, check -> true, questions, drawn);
        return List.copyOf(drawn);
    }

    private static String process(Course course, Check check) {
        return course.lesson(check.lesson().id()).map(Lesson::process).orElse("");
    }

    private static void take(Collection<Check> pool, Predicate<Check> fitting, int enough, Set<Check> drawn) {
        pool.stream()
                .filter(check -> !drawn.contains(check))
                .filter(fitting)
                .limit(Math.max(0, enough - drawn.size()))
                .toList()
                .forEach(drawn::add);
    }
}
