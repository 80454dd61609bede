package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.web.Says;
import org.examhall.course.Template;
import org.examhall.course.TemplateRef;
import org.jspecify.annotations.Nullable;

/** A form or sheet of a course, to be printed. */
@Named
@RequestScoped
public class TemplatePage {

    @Inject
    CourseDoor courseDoor;

    @Inject
    Says says;

    private @Nullable String ref;
    private @Nullable Template template;

    public void open() throws IOException {
        Optional<TemplateRef> asked = TemplateRef.parse(ref);
        if (asked.isEmpty()) {
            says.notFound();
            return;
        }
        courseDoor.enterForTemplates(asked.get().course());
        if (courseDoor.isOpen()) {
            template = Optional.ofNullable(courseDoor.getCourse())
                    .flatMap(course -> course.template(asked.get().id()))
                    .orElse(null);
            if (template == null) {
                says.notFound();
            }
        }
    }

    public @Nullable Template getTemplate() {
        return template;
    }

    public @Nullable String getRef() {
        return ref;
    }

    public void setRef(@Nullable String ref) {
        this.ref = ref;
    }
}
