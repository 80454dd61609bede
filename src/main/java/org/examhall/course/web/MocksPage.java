package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.examhall.account.web.Says;
import org.examhall.course.Course;
import org.examhall.course.MockExam;
import org.examhall.course.MockPlan;
import org.examhall.course.Mocks;
import org.jspecify.annotations.Nullable;

/** Where a mock exam of a course is begun or gone on with, and what the earlier ones were worth. */
@Named
@RequestScoped
public class MocksPage {

    @Inject
    CourseDoor courseDoor;

    @Inject
    Mocks mocks;

    @Inject
    Says says;

    private @Nullable String id;
    private @Nullable MockPlan whole;
    private @Nullable MockPlan brief;
    private @Nullable MockExam open;
    private List<MockExam> earlier = List.of();
    private String reason = "";

    public void open() throws IOException {
        Course course = courseDoor.enter(id).orElse(null);
        if (course == null) {
            return;
        }
        List<MockExam> all = mocks.of(course, courseDoor.reader());
        whole = mocks.plan(course, MockPlan.Length.WHOLE);
        brief = mocks.plan(course, MockPlan.Length.SHORT);
        open = all.stream().filter(mock -> !mock.isHandedIn()).findFirst().orElse(null);
        earlier = all.stream().filter(MockExam::isHandedIn).toList();
        reason = mocks.refusal(course, courseDoor.reader())
                .map(one -> says.texts().refusal(one))
                .orElse("");
    }

    /** Why none can be begun now; empty if one can. */
    public String getReason() {
        return reason;
    }

    public @Nullable MockPlan getWhole() {
        return whole;
    }

    public @Nullable MockPlan getBrief() {
        return brief;
    }

    /** The one whose time runs; null if there is none. */
    public @Nullable MockExam getOpen() {
        return open;
    }

    /** Those that are over, the latest first. */
    public List<MockExam> getEarlier() {
        return earlier;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
