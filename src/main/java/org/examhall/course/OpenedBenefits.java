package org.examhall.course;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.Role;

/** What memberships open today, looked up once in a request, however many ask. Costs no query for who is no member. */
@RequestScoped
public class OpenedBenefits {

    @Inject
    MemberDoor members;

    private final Map<String, Set<Benefit>> known = new HashMap<>();

    /** What the memberships of this account open; nothing if none is in force. */
    public Set<Benefit> of(Account account) {
        return account.roles().contains(Role.MEMBER)
                ? known.computeIfAbsent(account.getId(), key -> members.opened(account.ref()))
                : Set.of();
    }
}
