package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Logger;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * The courses that ship. They are read once, when somebody first asks, and never change while the server runs: a lesson
 * is rendered then and its HTML kept.
 */
@ApplicationScoped
public class Courses {

    private static final Logger LOG = Logger.getLogger(Courses.class.getName());

    @Inject
    ServletContext servlets;

    private volatile @Nullable Courseware read;

    Courseware all() {
        Courseware known = read;
        return known == null ? readOnce() : known;
    }

    private synchronized Courseware readOnce() {
        Courseware known = read;
        if (known == null) {
            String folder = Objects.requireNonNull(
                    servlets.getRealPath("/WEB-INF/courseware"), "the courses are not in the WAR");
            known = CourseReader.read(Path.of(folder));
            for (CourseDefect defect : known.defects()) {
                LOG.warning(() -> "In the courses: " + defect);
            }
            read = known;
        }
        return known;
    }

    /** All courses in this language, by id. */
    public List<Course> in(Language language) {
        return all().in(language);
    }

    public Optional<Course> find(@Nullable String id, Language language) {
        return id == null ? Optional.empty() : all().find(id, language);
    }

    /** A picture by the name that a lesson's page gives it. */
    public Optional<Picture> picture(String name) {
        return Optional.ofNullable(all().pictures().get(name));
    }
}
