package org.examhall.course;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names a check question in all its languages. */
public record CheckRef(String course, String id) {

    /** The question that an address names, {@code practitioner.prb-02-c1}; nothing if it is not well formed. */
    public static Optional<CheckRef> parse(@Nullable String text) {
        return Dotted.parse(text).map(parts -> new CheckRef(parts.course(), parts.id()));
    }

    public String value() {
        return Dotted.join(course, id);
    }
}
