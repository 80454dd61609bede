package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.examhall.account.web.Says;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.course.Course;
import org.examhall.course.Courses;
import org.examhall.course.Unit;
import org.examhall.site.CourseDates;
import org.jspecify.annotations.Nullable;

/** The courses as they are offered: all of them, and one with what is learned on it. */
@Named
@RequestScoped
public class OfferPage {

    private static final int DATES = 5;

    @Inject
    Courses courses;

    @Inject
    Blueprints blueprints;

    @Inject
    CourseDates courseDates;

    @Inject
    Here here;

    @Inject
    Says says;

    private @Nullable String id;
    private @Nullable Course course;
    private @Nullable List<CourseDates.Date> dates;

    /** A part of a course: an outcome with its units, or what belongs to none. */
    public record Part(int outcome, String title, List<Unit> units) {

        public Part {
            units = List.copyOf(units);
        }
    }

    public void open() throws IOException {
        course = courses.find(id, here.getLanguage()).orElse(null);
        if (course == null) {
            says.notFound();
        }
    }

    public List<Course> getAll() {
        return courses.in(here.getLanguage());
    }

    /** The title of a course, or its code if there is no such course. */
    public String title(String code) {
        return courses.find(code, here.getLanguage()).map(Course::title).orElse(code);
    }

    /** Whether those who take the course sit an exam of the awarding body at its end. */
    public boolean isTaught(Course one) {
        return one.readers() == Course.Readers.LEARNERS;
    }

    /** The units under their outcomes, in the order of the course. */
    public List<Part> getParts() {
        Course shown = Objects.requireNonNull(course);
        return shown.units().stream()
                .map(Unit::outcome)
                .distinct()
                .sorted((one, other) -> Integer.compare(place(one), place(other)))
                .map(outcome -> new Part(
                        outcome,
                        shown.outcomes().getOrDefault(outcome, ""),
                        shown.units().stream()
                                .filter(unit -> unit.outcome() == outcome)
                                .toList()))
                .toList();
    }

    /** What belongs to no outcome comes last. */
    private static int place(int outcome) {
        return outcome == 0 ? Integer.MAX_VALUE : outcome;
    }

    /** How many minutes the exam takes; 0 without one. */
    public int getMinutes() {
        return blueprints
                .find(Objects.requireNonNull(course).id())
                .map(Blueprint::minutes)
                .orElse(0);
    }

    /** The next dates of the course. */
    public List<CourseDates.Date> getDates() {
        if (dates == null) {
            dates = CourseDates.find(
                            courseDates.coming(), Objects.requireNonNull(course).id(), "", "")
                    .stream()
                    .limit(DATES)
                    .toList();
        }
        return dates;
    }

    public @Nullable Course getCourse() {
        return course;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
