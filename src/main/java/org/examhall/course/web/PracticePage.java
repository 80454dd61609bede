package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Current;
import org.examhall.course.Check;
import org.examhall.course.CheckRef;
import org.examhall.course.Course;
import org.examhall.course.Lesson;
import org.examhall.course.Practice;
import org.examhall.course.PracticeState;
import org.examhall.course.Readers;
import org.jspecify.annotations.Nullable;

/**
 * Practice: one check question after the other, and how ready one is. The address says what was just answered, so that
 * the page can be loaded anew without answering twice.
 */
@Named
@RequestScoped
public class PracticePage {

    @Inject
    CourseDoor courseDoor;

    @Inject
    Practice practice;

    @Inject
    Readers readers;

    @Inject
    Current current;

    private @Nullable String id;
    private String topic = "";
    private @Nullable String answered;
    private String given = "";
    private String from = "";
    private @Nullable PracticeState state;
    private @Nullable Check check;
    private boolean explained;

    public void open() throws IOException {
        Optional<CheckRef> done = CheckRef.parse(answered);
        if (id == null && done.isPresent()) {
            id = done.get().course();
        }
        if (id == null) {
            List<Course> all = getCourses();
            id = all.isEmpty() ? null : all.get(0).id();
        }
        if (id == null) {
            return;
        }
        Course course = courseDoor.enter(id).orElse(null);
        if (course == null) {
            return;
        }
        PracticeState now = practice.state(course, courseDoor.reader());
        state = now;
        check = done.flatMap(ref -> course.check(ref.id())).orElse(null);
        explained = check != null && !getChosen().isEmpty();
        if (check == null || (!explained && !isMissing())) {
            check = now.next(topic, done.orElse(null)).orElse(null);
        }
    }

    /** The courses in which this reader can practise. */
    public List<Course> getCourses() {
        return readers.readable(current.account(), courseDoor.language());
    }

    /** The places of the options that were chosen; empty before there is an answer. */
    public Set<Integer> getChosen() {
        return CheckForm.places(given);
    }

    public boolean isRight() {
        return check != null && check.isRight(getChosen());
    }

    /** What is shown: a question to answer, or one that was answered with its explanation. */
    public @Nullable Check getCheck() {
        return check;
    }

    /** The lesson that the question is about. */
    public @Nullable Lesson getSource() {
        Course course = courseDoor.getCourse();
        return check == null || course == null
                ? null
                : course.lesson(check.lesson().id()).orElse(null);
    }

    public boolean isExplained() {
        return explained;
    }

    public @Nullable PracticeState getState() {
        return state;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(@Nullable String topic) {
        this.topic = topic == null ? "" : topic;
    }

    public @Nullable String getAnswered() {
        return answered;
    }

    public void setAnswered(@Nullable String answered) {
        this.answered = answered;
    }

    public String getGiven() {
        return given;
    }

    public void setGiven(@Nullable String given) {
        this.given = given == null ? "" : given;
    }

    /** Whether the form came without an answer; then the same question is asked again. */
    public boolean isMissing() {
        return given.equals(CheckForm.NOTHING);
    }

    /** Whether the question was answered on the page of its lesson, to which the reader goes back. */
    public boolean isFromLesson() {
        return from.equals(CheckForm.LESSON);
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from == null ? "" : from;
    }
}
