package org.examhall.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.examhall.account.Account;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;

/** What people are told by mail about the password of their account. */
@ApplicationScoped
class PasswordLetters {

    private static final String ASK = "/forgotten.xhtml";

    @Inject
    Outbox outbox;

    @Inject
    Links links;

    /** Why somebody is sent a link; the lower-case name is part of the key of its words. */
    enum Reason {
        /** They asked for it, or somebody did who named their address. */
        FORGOTTEN,
        /** The office had it sent. */
        OFFICE,
        /** They have an account now. */
        WELCOME;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void link(Reason reason, PasswordLink link, Account account, String token, Language language) {
        write(
                "password-link:" + link.getId(),
                account,
                language,
                reason.key(),
                account.getName(),
                links.to("/new-password.xhtml?token=" + token),
                links.to(ASK));
    }

    void changed(PasswordLink link, Account account, Language language) {
        write("password-changed:" + link.getId(), account, language, "changed", account.getName(), links.to(ASK));
    }

    private void write(String occasion, Account account, Language language, String key, Object... arguments) {
        Texts texts = Texts.in(language.locale());
        String prefix = "password.mail." + key;
        String text = texts.get(prefix, arguments) + "\n\n" + texts.get("member.mail.foot");
        outbox.write(occasion, new Letter(account.getEmail(), language, texts.get(prefix + ".subject"), text));
    }
}
