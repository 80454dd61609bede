package org.examhall.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.Role;

/** Who looks at the page, for templates that show each person what is theirs. */
@Named
@RequestScoped
public class Who {

    private static final Set<Role> STUDYING = EnumSet.of(Role.LEARNER, Role.MEMBER);

    @Inject
    Current current;

    public boolean isSignedIn() {
        return current.account().isPresent();
    }

    public String getName() {
        return current.account().map(Account::getName).orElse("");
    }

    public boolean isAdministrator() {
        return current.is(Role.ADMINISTRATOR);
    }

    public boolean isTrainer() {
        return current.is(Role.TRAINER);
    }

    public boolean isAuthor() {
        return current.is(Role.AUTHOR);
    }

    /** Whether this person keeps the bank; administrators do. */
    public boolean isKeeper() {
        return current.is(Role.KEEPER) || isAdministrator();
    }

    public boolean isMarker() {
        return current.is(Role.MARKER);
    }

    public boolean isModerator() {
        return current.is(Role.MODERATOR);
    }

    public boolean isVerifier() {
        return current.is(Role.VERIFIER);
    }

    /** Whether this person works here, rather than comes to study. */
    public boolean isStaff() {
        return current.account()
                .map(account -> !STUDYING.containsAll(account.roles()))
                .orElse(false);
    }

    /** Whether there are courses that are for somebody with a role of this person's. */
    public boolean isReading() {
        boolean studies = current.account()
                .map(account -> account.roles().stream().anyMatch(STUDYING::contains))
                .orElse(false);
        return studies || isTrainer() || isAuthor() || isKeeper();
    }

    public boolean isMember() {
        return current.is(Role.MEMBER);
    }
}
