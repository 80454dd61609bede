package org.examhall.course;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.examhall.account.Role;

/**
 * Somebody who wants to read, as far as it matters for what they may.
 *
 * @param roles of the account; empty for a visitor
 * @param accredited ids of the courses for whose exam a trainer is accredited today
 * @param opens when the course of each run opens on which they are enrolled, by the id of the course; the earliest
 * @param benefits what a membership that is in force today opens; a role alone opens nothing
 */
public record Reader(Set<Role> roles, Set<String> accredited, Map<String, Instant> opens, Set<Benefit> benefits) {

    /** Somebody who is not signed in. */
    public static final Reader VISITOR = new Reader(Set.of(), Set.of(), Map.of(), Set.of());

    public Reader {
        roles = Set.copyOf(roles);
        accredited = Set.copyOf(accredited);
        opens = Map.copyOf(opens);
        benefits = Set.copyOf(benefits);
    }
}
