package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Paging;
import org.examhall.account.web.Says;
import org.examhall.course.Course;
import org.examhall.course.CourseRun;
import org.examhall.course.Courses;
import org.examhall.course.Runs;
import org.examhall.kernel.Choice;
import org.examhall.partner.Venue;
import org.examhall.partner.VenueRef;
import org.examhall.partner.Venues;
import org.jspecify.annotations.Nullable;

/** Runs of courses: all to the office, which plans them; their own to trainers. */
@Named
@RequestScoped
public class RunsPage {

    private static final int SIZE = 25;

    @Inject
    Runs runs;

    @Inject
    Courses courses;

    @Inject
    Venues venues;

    @Inject
    Accounts accounts;

    @Inject
    CourseDoor courseDoor;

    @Inject
    Current current;

    @Inject
    Says says;

    private String course = "";
    private String venue = "";
    private String trainer = "";
    private String first = "";
    private String last = "";
    private String words = "";
    private Runs.Shown shown = Runs.Shown.AHEAD;
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable List<Runs.Line> list;

    public @Nullable String plan() {
        LocalDate begins;
        LocalDate ends;
        try {
            begins = LocalDate.parse(first);
            ends = LocalDate.parse(last);
        } catch (DateTimeParseException notADate) {
            says.wrong("first", "runs.date.wrong");
            return null;
        }
        CourseRun[] planned = new CourseRun[1];
        boolean done = current.is(Role.ADMINISTRATOR)
                && says.unlessRefused(() -> planned[0] =
                        runs.plan(course, new VenueRef(venue), new AccountRef(trainer), begins, ends, current.actor()));
        if (!done) {
            return null;
        }
        says.done("runs.done");
        says.keep();
        return "/course/run.xhtml?faces-redirect=true&run=" + planned[0].getId();
    }

    public Paging getPaging() {
        if (paging == null) {
            long total = runs.count(words, shown, courseDoor.reader());
            paging = Paging.of(page, SIZE, total, Map.of("words", words, "shown", shown.name()));
        }
        return paging;
    }

    public List<Runs.Line> getList() {
        if (list == null) {
            list = runs.search(words, shown, courseDoor.reader(), getPaging().skipped(), SIZE);
        }
        return list;
    }

    /** The title of a course. */
    public String title(String id) {
        return courses.find(id, courseDoor.language()).map(Course::title).orElse(id);
    }

    /** The courses that are given. */
    public List<Course> getCourses() {
        return courses.in(courseDoor.language()).stream()
                .filter(one -> one.readers() == Course.Readers.LEARNERS)
                .toList();
    }

    public List<Venue> getVenues() {
        return venues.all();
    }

    public List<Account> getTrainers() {
        return accounts.invigilators();
    }

    public String getCourse() {
        return course;
    }

    public void setCourse(@Nullable String course) {
        this.course = Objects.requireNonNullElse(course, "");
    }

    public String getVenue() {
        return venue;
    }

    public void setVenue(@Nullable String venue) {
        this.venue = Objects.requireNonNullElse(venue, "");
    }

    public String getTrainer() {
        return trainer;
    }

    public void setTrainer(@Nullable String trainer) {
        this.trainer = Objects.requireNonNullElse(trainer, "");
    }

    public String getFirst() {
        return first;
    }

    public void setFirst(@Nullable String first) {
        this.first = Objects.requireNonNullElse(first, "");
    }

    public String getLast() {
        return last;
    }

    public void setLast(@Nullable String last) {
        this.last = Objects.requireNonNullElse(last, "");
    }

    public List<Runs.Shown> getChoices() {
        return List.of(Runs.Shown.values());
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = Objects.requireNonNullElse(words, "");
    }

    public String getShown() {
        return shown.name();
    }

    public void setShown(@Nullable String name) {
        shown = Choice.named(Runs.Shown.class, name).orElse(Runs.Shown.AHEAD);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
