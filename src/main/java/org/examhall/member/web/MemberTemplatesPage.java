package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.examhall.account.Current;
import org.examhall.course.Course;
import org.examhall.course.Courses;
import org.examhall.course.Readers;
import org.examhall.kernel.Language;

/** The forms and sheets of all courses, for those whose membership opens them. */
@Named
@RequestScoped
public class MemberTemplatesPage {

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Current current;

    @Inject
    FacesContext faces;

    private List<Course> shelves = List.of();

    /** Finds what this reader may have; answers 403, with a page that says why, if that is nothing. */
    public void open() {
        Language language = Language.of(faces.getViewRoot().getLocale().toLanguageTag());
        shelves = courses.in(language).stream()
                .filter(course -> !course.templates().isEmpty())
                .filter(course ->
                        readers.templatesRefusal(current.account(), course).isEmpty())
                .toList();
        if (shelves.isEmpty()) {
            faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    public List<Course> getShelves() {
        return shelves;
    }
}
