package org.examhall.publish;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Role;
import org.examhall.course.Course;
import org.examhall.course.Reader;
import org.examhall.course.ReadingPolicy;
import org.examhall.kernel.Refusal;

/**
 * Who may take a course away, and in which form. A book is for everybody who may read the course. A package holds the
 * course with its answers for a whole other platform: it is for the office, those who make and keep the content, and
 * the trainers who are accredited for the course.
 */
final class EditionPolicy {

    private static final Set<Role> HANDING_ON = EnumSet.of(Role.ADMINISTRATOR, Role.AUTHOR, Role.KEEPER);

    private EditionPolicy() {}

    /** Why somebody may not have the course in this form; nothing if they may. */
    static Optional<Refusal> refusal(Reader reader, Course course, Format format, Instant now) {
        Optional<Refusal> unread = ReadingPolicy.refusal(reader, course, now);
        boolean handsOn = reader.roles().stream().anyMatch(HANDING_ON::contains)
                || reader.accredited().contains(course.id());
        return unread.isPresent() || format.isBook() || handsOn
                ? unread
                : Optional.of(Refusal.of("edition-for-platforms"));
    }
}
