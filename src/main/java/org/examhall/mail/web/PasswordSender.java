package org.examhall.mail.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.kernel.Language;
import org.examhall.mail.Outbox;
import org.examhall.mail.PasswordLinks;

/** What the office does on its page of accounts for somebody who has forgotten their password. */
@Named
@RequestScoped
public class PasswordSender {

    @Inject
    PasswordLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    public String send(Account account) {
        Language language = Language.of(faces.getViewRoot().getLocale().toLanguageTag());
        if (says.unlessRefused(() -> links.send(account.ref(), language, current.actor()))) {
            says.done(outbox.isSending() ? "accounts.link.done" : "accounts.link.held", account.getName());
        }
        says.keep();
        return "/account/accounts.xhtml?faces-redirect=true";
    }
}
