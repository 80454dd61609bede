package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import org.examhall.account.web.Says;
import org.examhall.course.Check;
import org.examhall.course.Course;
import org.examhall.course.MockExam;
import org.examhall.course.MockMarkup;
import org.examhall.course.MockRef;
import org.examhall.course.Mocks;
import org.jspecify.annotations.Nullable;

/**
 * A mock exam on the page of the exam. It answers to what that page asks of the paper; what only a room with an
 * invigilator has is empty here.
 */
@Named
@RequestScoped
public class MockPage {

    @Inject
    CourseDoor courseDoor;

    @Inject
    Mocks mocks;

    @Inject
    HttpServletRequest request;

    @Inject
    FacesContext faces;

    @Inject
    Says says;

    private @Nullable MockExam mock;
    private @Nullable Course course;

    /** Opens it, or leads on to its review if it is over. */
    public @Nullable String open() throws IOException {
        MockRef asked = new MockRef(Objects.requireNonNullElse(request.getParameter("mock"), ""));
        MockExam found = mocks.find(asked, courseDoor.reader()).orElse(null);
        if (found == null) {
            says.notFound();
            return null;
        }
        course = courseDoor.enter(found.getCourse()).orElse(null);
        if (course == null) {
            return "/course/course.xhtml?faces-redirect=true&course=" + found.getCourse();
        }
        if (found.isHandedIn()) {
            return "/course/mock-review.xhtml?faces-redirect=true&mock=" + found.getId();
        }
        mock = found;
        // A mock exam has one language, as a paper has.
        faces.getViewRoot().setLocale(found.getLanguage().locale());
        return null;
    }

    private MockExam opened() {
        return Objects.requireNonNull(mock);
    }

    public String getScript() {
        return opened().getId();
    }

    public String getTitle() {
        return mock == null
                ? ""
                : says.texts().get("mock.title", Objects.requireNonNull(course).title());
    }

    public String getCandidateName() {
        return courseDoor.reader().getName();
    }

    public String getCandidateNumber() {
        return "";
    }

    public String getWishes() {
        return "{}";
    }

    public String getAids() {
        return "read-aloud";
    }

    public boolean isBreaks() {
        return false;
    }

    public String getLanguage() {
        return mock == null ? "en" : opened().getLanguage().tag();
    }

    /** Names the page's own words, which are rendered once for each language. */
    public String getWords() {
        return "mock." + getLanguage();
    }

    /** The words of the exam's page, where there is no invigilator. */
    public ResourceBundle getTexts() {
        return new MockTexts(says.texts());
    }

    public String getQuestions() {
        List<Check> questions = mocks.questions(opened());
        return MockMarkup.of(questions, says.texts());
    }

    /** Where the page leads when it is over. */
    public String getEnd() {
        return request.getContextPath() + "/course/mock-review.xhtml?mock=" + getScript();
    }
}
