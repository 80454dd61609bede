package org.examhall.account;

import java.time.Duration;

/** What came of an attempt to sign in. */
public sealed interface SignIn {

    record Accepted(Account account) implements SignIn {}

    /** Wrong address, wrong password or a disabled account: the person is not told which. */
    record Rejected() implements SignIn {}

    /** Too many failures; the next try has to wait. */
    record TryLater(Duration left) implements SignIn {}
}
