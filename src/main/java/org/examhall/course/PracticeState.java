package org.examhall.course;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where somebody stands with the check questions of a course: what to ask next, and what they can do. */
public final class PracticeState {

    /** The topic that stands for all questions that are due. */
    public static final String DUE = "due";

    private final Course course;
    private final LocalDate today;
    private final Map<CheckRef, CheckCard> cards = new HashMap<>();

    PracticeState(Course course, List<CheckCard> cards, LocalDate today) {
        this.course = course;
        this.today = today;
        cards.forEach(card -> this.cards.put(card.check(), card));
    }

    /**
     * How ready somebody is in one part of a course.
     *
     * @param right answered right the last time
     */
    public record Line(String title, int questions, int answered, int right) {

        /** The share of all questions whose last answer was right: what was never asked is not known. */
        public int percent() {
            return questions == 0 ? 0 : right * 100 / questions;
        }
    }

    public long getDueCount() {
        return course.checks().stream().filter(this::isDue).count();
    }

    /** The first day on which something will be due that waits now; nothing if nothing waits. */
    public Optional<LocalDate> getNextDue() {
        return course.checks().stream()
                .map(check -> cards.get(check.ref()))
                .filter(card -> card != null && card.getDueOn() != null)
                .map(CheckCard::getDueOn)
                .min(Comparator.naturalOrder());
    }

    private boolean isDue(Check check) {
        CheckCard card = cards.get(check.ref());
        return card != null && card.isDue(today);
    }

    /** The card of a question that has been answered. */
    public Optional<CheckCard> card(Check check) {
        return Optional.ofNullable(cards.get(check.ref()));
    }

    /**
     * What to ask next: what is due, then what was never asked, then what was wrong, then what was answered longest
     * ago.
     *
     * @param topic the id of a unit, {@link #DUE}, or empty for the whole course
     * @param after the question that was just answered, which is not asked twice in a row; null for none
     */
    public Optional<Check> next(String topic, @Nullable CheckRef after) {
        Comparator<Check> order = Comparator.comparingInt(this::urgency).thenComparingLong(this::answeredAt);
        return questions(topic).stream()
                .filter(check -> !check.ref().equals(after))
                .min(order);
    }

    private List<Check> questions(String topic) {
        if (topic.equals(DUE)) {
            return course.checks().stream().filter(this::isDue).toList();
        }
        return course.units().stream()
                .filter(unit -> topic.isEmpty() || unit.id().equals(topic))
                .flatMap(unit -> unit.lessons().stream())
                .flatMap(lesson -> lesson.checks().stream())
                .toList();
    }

    private int urgency(Check check) {
        CheckCard card = cards.get(check.ref());
        if (card == null) {
            return 1;
        }
        if (card.isDue(today)) {
            return 0;
        }
        return card.isRight() ? 3 : 2;
    }

    private long answeredAt(Check check) {
        CheckCard card = cards.get(check.ref());
        return card == null ? 0 : card.getAnsweredAt().toEpochMilli();
    }

    /** By outcome; a course without outcomes by unit. */
    public List<Line> getReadiness() {
        List<Line> lines = new ArrayList<>();
        course.outcomes()
                .forEach((number, title) -> lines.add(line(number + ". " + title, check -> check.outcome() == number)));
        return lines.isEmpty() ? getTopics() : lines;
    }

    /** By unit, as far as it asks anything. */
    public List<Line> getTopics() {
        return course.units().stream()
                .map(unit -> line(
                        unit.title(),
                        check -> unit.lessons().stream()
                                .anyMatch(lesson -> lesson.ref().equals(check.lesson()))))
                .filter(line -> line.questions() > 0)
                .toList();
    }

    private Line line(String title, Predicate<Check> of) {
        int questions = 0;
        int answered = 0;
        int right = 0;
        for (Check check : course.checks()) {
            if (of.test(check)) {
                CheckCard card = cards.get(check.ref());
                questions++;
                answered += card == null ? 0 : 1;
                right += card != null && card.isRight() ? 1 : 0;
            }
        }
        return new Line(title, questions, answered, right);
    }
}
