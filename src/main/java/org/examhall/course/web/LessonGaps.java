package org.examhall.course.web;

import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.course.Course;
import org.examhall.course.CourseProgress;
import org.examhall.course.Html;
import org.examhall.course.Lesson;

/** What of a lesson's page is its reader's own. */
final class LessonGaps implements LessonSheet.Gaps {

    private final Course course;
    private final Lesson lesson;
    private final CourseProgress progress;
    private final Account reader;
    private final String nonce;

    /** Ids of the finished lessons of the unit. */
    private final Set<String> finished;

    /** @param nonce by which the page's scripts and form are known */
    LessonGaps(Course course, Lesson lesson, CourseProgress progress, Account reader, String nonce) {
        this.course = course;
        this.lesson = lesson;
        this.progress = progress;
        this.reader = reader;
        this.nonce = nonce;
        finished = course.unitOf(lesson).lessons().stream()
                .filter(progress::isFinished)
                .map(one -> one.ref().id())
                .collect(Collectors.toSet());
    }

    @Override
    public String value(String gap) {
        return switch (gap) {
            case "place" -> Integer.toString(progress.place(lesson));
            case "percent" -> Integer.toString(progress.getPercent());
            case "reader" -> CourseDoor.mark(reader);
            case "name" -> Html.escape(reader.getName());
            case "nonce" -> nonce;
            default -> finishedOf(gap);
        };
    }

    /** How many lessons of a unit are finished. */
    private String finishedOf(String unit) {
        return course.units().stream()
                .filter(one -> one.id().equals(unit))
                .findFirst()
                .map(one -> Integer.toString(progress.finished(one)))
                .orElseThrow(() -> new IllegalStateException("a gap without a meaning: " + unit));
    }

    /** Whether a lesson is finished, by its id; with {@code !} before it, whether it is not. */
    @Override
    public boolean holds(String condition) {
        boolean not = condition.startsWith("!");
        return finished.contains(not ? condition.substring(1) : condition) != not;
    }
}
