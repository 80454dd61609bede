package org.examhall.member;

import java.util.List;
import java.util.function.Predicate;
import org.examhall.course.Check;
import org.examhall.course.Lesson;

/**
 * How far somebody is towards the certificate of a course for members. The rule: every lesson for one's audience is
 * finished, and of the questions in those lessons at least four in five were answered right the last time they were
 * asked. It may be tried as often as one likes: the certificate says that somebody has worked through the course, not
 * that they have passed an exam.
 *
 * @param questions in all those lessons
 */
public record Standing(int lessons, int finished, int questions, int right) {

    /** The share of the questions, in per cent. */
    public static final int SHARE = 80;

    static Standing of(List<Lesson> lessons, Predicate<Lesson> isFinished, Predicate<Check> isRight) {
        List<Check> checks =
                lessons.stream().flatMap(lesson -> lesson.checks().stream()).toList();
        return new Standing(
                lessons.size(), (int) lessons.stream().filter(isFinished).count(), checks.size(), (int)
                        checks.stream().filter(isRight).count());
    }

    /** How many questions have to be right. */
    public int needed() {
        return (questions * SHARE + 99) / 100;
    }

    public boolean isDone() {
        return lessons > 0 && finished == lessons && right >= needed();
    }
}
