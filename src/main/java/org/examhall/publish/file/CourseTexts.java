package org.examhall.publish.file;

import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.course.Check;
import org.examhall.course.Course;
import org.examhall.course.Lesson;
import org.examhall.course.Unit;
import org.examhall.kernel.Texts;
import org.w3c.dom.Element;

/** What all the forms of a course say alike: its words in the course's language, and the numbers of its parts. */
final class CourseTexts {

    private static final String LESSON = "lesson.xhtml?lesson=";
    private static final String TEMPLATE = "template.xhtml?template=";

    private final Course course;
    private final Texts texts;

    CourseTexts(Course course) {
        this.course = course;
        this.texts = Texts.in(course.language().locale());
    }

    Course course() {
        return course;
    }

    String language() {
        return course.language().tag();
    }

    String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** The place of a unit among the units, from 1. */
    int number(Unit unit) {
        return course.units().indexOf(unit) + 1;
    }

    /** {@code 2.3} for the third lesson of the second unit. */
    String number(Lesson lesson) {
        Unit unit = course.unitOf(lesson);
        return number(unit) + "." + (unit.lessons().indexOf(lesson) + 1);
    }

    /** {@code 2.3.1} for the first check question of that lesson. */
    String number(Lesson lesson, Check check) {
        return number(lesson) + "." + (lesson.checks().indexOf(check) + 1);
    }

    /** The letters of some options, {@code A, C}. */
    static String letters(Set<Integer> places) {
        return places.stream().map(CourseTexts::letter).collect(Collectors.joining(", "));
    }

    private static String letter(int place) {
        return Character.toString('A' + place);
    }

    /** A check question that is in the text, by the id of its place there. */
    static Check check(Lesson lesson, Element place) {
        return lesson.checks().stream()
                .filter(check -> check.ref().id().equals(place.getAttribute("id")))
                .findFirst()
                .orElseThrow();
    }

    /** Leads links of lessons to other lessons and to templates of this course. */
    LessonText.Links links(String beforeLesson, String beforeTemplate, String after) {
        return address -> {
            String id = address.substring(address.lastIndexOf('.') + 1);
            if (address.startsWith(LESSON)) {
                return course.lesson(id).map(lesson -> beforeLesson + id + after);
            }
            return address.startsWith(TEMPLATE)
                    ? course.template(id).map(template -> beforeTemplate + id + after)
                    : java.util.Optional.empty();
        };
    }
}
