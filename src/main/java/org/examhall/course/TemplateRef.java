package org.examhall.course;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names a template of a course in all its languages. */
public record TemplateRef(String course, String id) {

    /** The template that an address names, {@code internet-safety.family-agreement}. */
    public static Optional<TemplateRef> parse(@Nullable String text) {
        return Dotted.parse(text).map(parts -> new TemplateRef(parts.course(), parts.id()));
    }

    public String value() {
        return Dotted.join(course, id);
    }
}
