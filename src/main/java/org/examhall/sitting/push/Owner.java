package org.examhall.sitting.push;

import jakarta.servlet.http.HttpSession;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;

/** Who has opened a board, and the sign-in with which that was done. */
record Owner(AccountRef account, String passwordMark, HttpSession session) {

    /** Whether the sign-in still holds: the account is enabled, its password the same, and nobody has signed out. */
    boolean isSignedIn(Account now) {
        return !now.isDisabled() && now.passwordMark().equals(passwordMark) && lives();
    }

    private boolean lives() {
        try {
            session.getCreationTime();
            return true;
        } catch (IllegalStateException over) {
            return false;
        }
    }
}
