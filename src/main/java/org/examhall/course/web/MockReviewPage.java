package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.examhall.account.web.Says;
import org.examhall.course.MockExam;
import org.examhall.course.MockRef;
import org.examhall.course.MockReview;
import org.examhall.course.Mocks;
import org.jspecify.annotations.Nullable;

/** A mock exam looked back on: what it was worth by outcome, and each question with its explanation. */
@Named
@RequestScoped
public class MockReviewPage {

    @Inject
    CourseDoor courseDoor;

    @Inject
    Mocks mocks;

    @Inject
    Says says;

    private @Nullable String mock;
    private boolean wrongOnly;
    private @Nullable MockExam exam;
    private @Nullable MockReview review;

    public @Nullable String open() throws IOException {
        MockExam found = mocks.find(new MockRef(Objects.requireNonNullElse(mock, "")), courseDoor.reader())
                .orElse(null);
        if (found == null) {
            says.notFound();
            return null;
        }
        if (courseDoor.enter(found.getCourse()).isPresent()) {
            if (!found.isHandedIn()) {
                return "/course/mock.xhtml?faces-redirect=true&mock=" + found.getId();
            }
            exam = found;
            review = mocks.review(found);
        }
        return null;
    }

    public @Nullable MockExam getExam() {
        return exam;
    }

    public @Nullable MockReview getReview() {
        return review;
    }

    /** The questions, or only those that were not right. */
    public List<MockReview.Question> getShown() {
        MockReview all = review;
        return all == null
                ? List.of()
                : all.getQuestions().stream()
                        .filter(one -> !wrongOnly || !one.isRight())
                        .toList();
    }

    public @Nullable String getMock() {
        return mock;
    }

    public void setMock(@Nullable String mock) {
        this.mock = mock;
    }

    public boolean isWrongOnly() {
        return wrongOnly;
    }

    public void setWrongOnly(boolean wrongOnly) {
        this.wrongOnly = wrongOnly;
    }
}
