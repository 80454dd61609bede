package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.examhall.account.web.Paging;
import org.examhall.course.Courses;
import org.examhall.course.ExerciseAnswer;
import org.examhall.course.Exercises;
import org.examhall.course.Lesson;
import org.examhall.course.LessonRef;
import org.examhall.course.Runs;
import org.jspecify.annotations.Nullable;

/** What was handed in on a run: what waits for the trainer's word first. */
@Named
@RequestScoped
public class HandInsPage {

    private static final int SIZE = 50;

    @Inject
    RunPage runPage;

    @Inject
    CourseDoor courseDoor;

    @Inject
    Courses courses;

    @Inject
    Exercises exercises;

    private String words = "";
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable List<Exercises.HandedIn> all;

    public List<Exercises.HandedIn> getAll() {
        if (all == null) {
            Runs.Line line = runPage.getLine();
            all = line == null ? List.of() : exercises.on(line.run().ref(), courseDoor.reader());
        }
        return all;
    }

    public Paging getPaging() {
        if (paging == null) {
            Runs.Line line = runPage.getLine();
            String run = line == null ? "" : line.run().getId();
            paging = Paging.of(page, SIZE, found().size(), Map.of("run", run, "words", words));
        }
        return paging;
    }

    /** A page of those that are looked for. */
    public List<Exercises.HandedIn> getList() {
        return found().subList(getPaging().skipped(), (int) getPaging().to());
    }

    /** Those by a candidate or on a lesson that is looked for; what waits comes first. */
    private List<Exercises.HandedIn> found() {
        Locale locale = courseDoor.language().locale();
        String sought = words.toLowerCase(locale);
        return getAll().stream()
                .filter(one -> (one.candidate().getName() + " "
                                + title(one.answer().lesson()))
                        .toLowerCase(locale)
                        .contains(sought))
                .sorted(Comparator.comparing(one -> one.answer().getState() != ExerciseAnswer.State.HANDED_IN))
                .toList();
    }

    public long getWaiting() {
        return getAll().stream()
                .filter(one -> one.answer().getState() == ExerciseAnswer.State.HANDED_IN)
                .count();
    }

    /** The title of a lesson. */
    public String title(LessonRef lesson) {
        return courses.find(lesson.course(), courseDoor.language())
                .flatMap(course -> course.lesson(lesson.id()))
                .map(Lesson::title)
                .orElse(lesson.id());
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words.strip();
    }
}
