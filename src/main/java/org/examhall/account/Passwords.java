package org.examhall.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/**
 * Argon2id with 19 MiB, two passes and one lane, the minimum that OWASP's password storage cheat sheet names. The
 * parameters are stored in each hash, so they can be raised later.
 */
final class Passwords {

    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final String DECOY = hash("no account has this password");

    private Passwords() {}

    static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** Takes as long as a real comparison, so that the time does not tell whether an address has an account. */
    static boolean matchesDecoy(String password) {
        return matches(password, DECOY);
    }
}
