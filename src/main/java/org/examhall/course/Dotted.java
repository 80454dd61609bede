package org.examhall.course;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a part of a course is named in addresses and in the database: the course and its own id, with a dot between. */
record Dotted(String course, String id) {

    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]{0,39})\\.([a-z][a-z0-9-]{0,59})");

    /** The two parts of a name that came from outside; nothing if it is not well formed. */
    static Optional<Dotted> parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches() ? Optional.of(new Dotted(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    static String join(String course, String id) {
        return course + "." + id;
    }
}
