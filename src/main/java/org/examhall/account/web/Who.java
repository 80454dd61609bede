package org.examhall.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.Role;

/** Who looks at the page, for templates that show each person what is theirs. */
@Named
@RequestScoped
public class Who {

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

    public boolean isVerifier() {
        return current.is(Role.VERIFIER);
    }

    public boolean isMember() {
        return current.is(Role.MEMBER);
    }
}
