package org.examhall.member;

import org.examhall.kernel.Language;

/**
 * What somebody says who joins.
 *
 * @param school empty for who joins for themselves
 */
public record Applicant(
        String email, String name, MembershipKind kind, String school, MemberCountry country, Language language) {

    public Applicant {
        email = email.strip();
        name = name.strip();
        school = school.strip();
    }
}
