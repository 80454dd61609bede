package org.examhall.course;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names a lesson in all its languages. */
public record LessonRef(String course, String id) {

    /** The lesson that an address names, {@code practitioner.prb-02}; nothing if it is not well formed. */
    public static Optional<LessonRef> parse(@Nullable String text) {
        return Dotted.parse(text).map(parts -> new LessonRef(parts.course(), parts.id()));
    }

    public String value() {
        return Dotted.join(course, id);
    }
}
