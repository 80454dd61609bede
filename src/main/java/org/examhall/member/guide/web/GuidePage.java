package org.examhall.member.guide.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.course.Course;
import org.examhall.course.Courses;
import org.examhall.course.Guide;
import org.examhall.course.Handbook;
import org.examhall.course.Lesson;
import org.examhall.course.Readers;
import org.examhall.course.Template;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/** The guide to one process, with what else there is about it for this reader. */
@Named
@RequestScoped
public class GuidePage {

    @Inject
    Handbook handbook;

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable String id;
    private @Nullable Guide guide;
    private @Nullable Lesson lesson;
    private List<Aid> templates = List.of();

    /** @param open whether this reader may have it */
    public record Aid(Template template, Course course, boolean open) {}

    public void load() throws IOException {
        Language language = Language.of(says.texts().locale().toLanguageTag());
        Guide found = handbook.guide(id, language).orElse(null);
        if (found == null) {
            says.notFound();
            return;
        }
        guide = found;
        lesson = found.lesson()
                .flatMap(ref -> courses.find(ref.course(), language)
                        .filter(this::isOpen)
                        .flatMap(course -> course.lesson(ref.id())))
                .orElse(null);
        templates = found.templates().stream()
                .flatMap(ref -> courses.find(ref.course(), language).stream()
                        .flatMap(course -> course.template(ref.id()).stream()
                                .map(template -> new Aid(template, course, isOpen(course)))))
                .toList();
    }

    private boolean isOpen(Course course) {
        return readers.refusal(current.account(), course).isEmpty();
    }

    public @Nullable Guide getGuide() {
        return guide;
    }

    public List<Aid> getTemplates() {
        return templates;
    }

    /** Where the process is taught, if this reader may read it. */
    public @Nullable Lesson getLesson() {
        return lesson;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
