package org.examhall.member;

import java.util.Optional;
import org.examhall.kernel.Language;
import org.examhall.kernel.OneLine;
import org.examhall.kernel.Refusal;
import org.examhall.mail.Letter;

/**
 * What somebody says who joins.
 *
 * @param school empty for who joins for themselves
 */
public record Applicant(
        String email, String name, MembershipKind kind, String school, MemberCountry country, Language language) {

    public Applicant {
        email = email.strip();
        name = OneLine.of(name);
        school = OneLine.of(school);
    }

    /** Why this cannot be taken, if so: we write to strangers what they are called, and nothing else of theirs. */
    Optional<Refusal> defect() {
        if (!Letter.isAddress(email)) {
            return Optional.of(Refusal.of("join-email"));
        }
        if (kind.isShared() && school.isEmpty()) {
            return Optional.of(Refusal.of("join-school"));
        }
        return OneLine.leadsSomewhere(name) || OneLine.leadsSomewhere(school)
                ? Optional.of(Refusal.of("join-words"))
                : Optional.empty();
    }
}
