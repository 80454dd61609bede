package org.examhall.course;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Role;
import org.examhall.kernel.Refusal;

/**
 * Who may read which course. Those who make and keep the content and the office read all; trainers the courses for
 * which they are accredited; learners the course of their run, from its first day on; members, while their membership
 * is in force, what its kind opens. Anybody may see of what a course consists.
 */
public final class ReadingPolicy {

    private static final Set<Role> ALL = EnumSet.of(Role.ADMINISTRATOR, Role.AUTHOR, Role.KEEPER);

    private ReadingPolicy() {}

    /** Why somebody may not read a course; nothing if they may. */
    public static Optional<Refusal> refusal(Reader reader, Course course, Instant now) {
        Instant opens = reader.opens().get(course.id());
        boolean member = course.readers() == Course.Readers.MEMBERS;
        if (reader.roles().stream().anyMatch(ALL::contains)
                || reader.accredited().contains(course.id())
                || (member && reader.benefits().contains(Benefit.COURSES))
                || (opens != null && !opens.isAfter(now))) {
            return Optional.empty();
        }
        if (opens != null) {
            return Optional.of(Refusal.of("course-not-open"));
        }
        if (reader.roles().isEmpty()) {
            return Optional.of(Refusal.of("course-sign-in"));
        }
        if (reader.roles().contains(Role.TRAINER)) {
            return Optional.of(Refusal.of("course-not-accredited"));
        }
        if (member && reader.roles().contains(Role.MEMBER)) {
            return Optional.of(Refusal.of("course-membership"));
        }
        return Optional.of(Refusal.of(member ? "course-members" : "course-not-enrolled"));
    }

    /** Why somebody may not have the forms and sheets of a course; nothing if they may. */
    public static Optional<Refusal> templatesRefusal(Reader reader, Course course, Instant now) {
        return reader.benefits().contains(Benefit.TEMPLATES) ? Optional.empty() : refusal(reader, course, now);
    }
}
