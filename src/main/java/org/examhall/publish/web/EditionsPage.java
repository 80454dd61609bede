package org.examhall.publish.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.course.Course;
import org.examhall.course.Courses;
import org.examhall.course.Readers;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.publish.Edition;
import org.examhall.publish.Editions;
import org.examhall.publish.Progress;
import org.examhall.publish.batch.EditionJobs;
import org.jspecify.annotations.Nullable;

/** The editions of a course that somebody may take away, and how far those are that are being made. */
@Named
@RequestScoped
public class EditionsPage {

    private static final double MEGABYTE = 1_000_000;

    @Inject
    Editions editions;

    @Inject
    EditionJobs jobs;

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

    private @Nullable String id;
    private @Nullable Course course;
    private @Nullable Refusal refusal;
    private List<Row> rows = List.of();

    /**
     * An edition as the page shows it.
     *
     * @param megabytes how large its file is; null while there is none
     * @param progress how far it is; null if nobody is making it
     */
    public record Row(
            Edition edition,
            @Nullable Double megabytes,
            @Nullable Progress progress,
            boolean failed) {

        public boolean isReady() {
            return megabytes != null;
        }

        public boolean isMaking() {
            return megabytes == null && progress != null;
        }
    }

    public void open() throws IOException {
        Language language = Language.of(faces.getViewRoot().getLocale().toLanguageTag());
        Optional<Course> found = courses.find(id, language);
        if (found.isEmpty()) {
            says.notFound();
            return;
        }
        course = found.get();
        refusal = readers.refusal(current.account(), found.get()).orElse(null);
        if (refusal != null) {
            faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        rows = editions.of(found.get().id(), current.account()).stream()
                .map(this::row)
                .toList();
    }

    private Row row(Edition edition) {
        return new Row(
                edition,
                editions.file(edition).map(EditionsPage::megabytes).orElse(null),
                jobs.progress(edition).orElse(null),
                jobs.hasFailed(edition));
    }

    private static double megabytes(Path file) {
        try {
            return Files.size(file) / MEGABYTE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What there is to read. */
    public List<Row> getBooks() {
        return rows.stream().filter(row -> row.edition().format().isBook()).toList();
    }

    /** What there is for other platforms. */
    public List<Row> getPackages() {
        return rows.stream().filter(row -> !row.edition().format().isBook()).toList();
    }

    /** Whether any is being made, so that the page looks again. */
    public boolean isAnyMaking() {
        return rows.stream().anyMatch(Row::isMaking);
    }

    public @Nullable Course getCourse() {
        return course;
    }

    /** Why the course is shut; empty if it is not. */
    public String getReason() {
        return refusal == null ? "" : says.texts().refusal(refusal);
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
