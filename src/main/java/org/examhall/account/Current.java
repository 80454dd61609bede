package org.examhall.account;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account on whose behalf the present request is made; set by the sign-in mechanism, never by a page. */
@RequestScoped
public class Current {

    private @Nullable Account account;

    public void become(Account signedIn) {
        account = signedIn;
    }

    public Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    /** Who acts; only for requests that the access rules have let through to somebody signed in. */
    public Actor actor() {
        return account().map(Account::actor).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public boolean is(Role role) {
        return account != null && account.roles().contains(role);
    }
}
