package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.course.Course;
import org.examhall.course.Courses;
import org.examhall.course.Readers;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Lets somebody in to a course, or says why not; every page of a course asks here. */
@Named
@RequestScoped
public class CourseDoor {

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    private @Nullable Course course;
    private @Nullable Refusal refusal;

    /** Looks for the course, and answers 404 if there is none. */
    public Optional<Course> look(@Nullable String id) throws IOException {
        return look(id, readers::refusal);
    }

    private Optional<Course> look(@Nullable String id, BiFunction<Optional<Account>, Course, Optional<Refusal>> rule)
            throws IOException {
        Optional<Course> found = courses.find(id, language());
        if (found.isEmpty()) {
            says.notFound();
            return found;
        }
        course = found.get();
        refusal = rule.apply(current.account(), found.get()).orElse(null);
        return found;
    }

    /** Lets the reader in; otherwise answers 404, or 403 with a page that gives the reason. */
    public Optional<Course> enter(@Nullable String id) throws IOException {
        return unlessRefused(look(id));
    }

    /** The same for the forms and sheets of a course, which more people may have than its lessons. */
    public Optional<Course> enterForTemplates(@Nullable String id) throws IOException {
        return unlessRefused(look(id, readers::templatesRefusal));
    }

    private Optional<Course> unlessRefused(Optional<Course> found) {
        if (found.isPresent() && refusal != null) {
            faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
            return Optional.empty();
        }
        return found;
    }

    public Language language() {
        return Language.of(faces.getViewRoot().getLocale().toLanguageTag());
    }

    /** Who reads; only where the access rules have let somebody through who is signed in. */
    public Account reader() {
        return current.account().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /**
     * Tells readers apart, so that what one has kept on a device is not shown to the next; empty for nobody. It is no
     * key to anything.
     */
    public String getMark() {
        return current.account().map(CourseDoor::mark).orElse("");
    }

    static String mark(Account reader) {
        return Digest.hex(reader.getId()).substring(0, 16);
    }

    /** The course that the address names. */
    public @Nullable Course getCourse() {
        return course;
    }

    public boolean isOpen() {
        return course != null && refusal == null;
    }

    /** The code of the reason why the reader may not read the course; empty if they may. */
    public String getCode() {
        return refusal == null ? "" : refusal.code();
    }

    /** Why the reader may not read the course; empty if they may. */
    public String getReason() {
        return refusal == null ? "" : says.texts().refusal(refusal);
    }
}
