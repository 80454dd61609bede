package org.examhall.course;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far somebody is in a course. */
public final class CourseProgress {

    private final Course course;
    private final Map<LessonRef, Seen> lessons = new HashMap<>();

    /**
     * How far somebody is in a lesson.
     *
     * @param place in thousandths of its length
     */
    record Seen(LessonRef lesson, int place, Instant at, boolean finished) {}

    CourseProgress(Course course, List<Seen> seen) {
        this.course = course;
        seen.stream()
                .filter(one -> one.lesson().course().equals(course.id()))
                .forEach(one -> lessons.put(one.lesson(), one));
    }

    public boolean isFinished(Lesson lesson) {
        Seen seen = lessons.get(lesson.ref());
        return seen != null && seen.finished();
    }

    /** Where the reader stopped in a lesson, in thousandths of its length. */
    public int place(Lesson lesson) {
        Seen seen = lessons.get(lesson.ref());
        return seen == null ? 0 : seen.place();
    }

    public int finished(Unit unit) {
        return (int) unit.lessons().stream().filter(this::isFinished).count();
    }

    /** Whether anything of the course has been read. */
    public boolean isBegun() {
        return !lessons.isEmpty();
    }

    /** How many minutes of the course are done. */
    public int getMinutesDone() {
        return course.lessons().stream()
                .filter(this::isFinished)
                .mapToInt(Lesson::minutes)
                .sum();
    }

    /** In per cent of its minutes; 100 only when every lesson is finished. */
    public int getPercent() {
        int all = course.minutes();
        return all == 0 ? 0 : getMinutesDone() * 100 / all;
    }

    public int getMinutesLeft() {
        return course.minutes() - getMinutesDone();
    }

    /**
     * Where to go on: the lesson that was open last, or the first unfinished one after it; the first of all at first.
     */
    public Optional<Lesson> getNext() {
        List<Lesson> all = course.lessons();
        int last = lessons.values().stream()
                .max(Comparator.comparing(Seen::at))
                .flatMap(one -> course.lesson(one.lesson().id()))
                .map(all::indexOf)
                .orElse(0);
        for (int i = 0; i < all.size(); i++) {
            Lesson lesson = all.get((last + i) % all.size());
            if (!isFinished(lesson)) {
                return Optional.of(lesson);
            }
        }
        return Optional.empty();
    }
}
