package org.examhall.member;

import java.util.EnumSet;
import java.util.Set;
import org.examhall.course.Benefit;

/** As what somebody is a member, and what that opens. */
public enum MembershipKind {
    /** Several people of one school, whom the holder invites. */
    SCHOOL,
    INDIVIDUAL,
    /** For parents: the course on internet safety and the news. */
    FAMILY;

    public Set<Benefit> opens() {
        return switch (this) {
            case SCHOOL, INDIVIDUAL -> EnumSet.allOf(Benefit.class);
            case FAMILY -> EnumSet.of(Benefit.COURSES, Benefit.NEWS);
        };
    }

    /** Whether others can be invited to it. */
    public boolean isShared() {
        return this == SCHOOL;
    }
}
