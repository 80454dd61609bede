package org.examhall.mail.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.examhall.account.web.Origin;
import org.examhall.account.web.Says;
import org.examhall.kernel.Language;
import org.examhall.mail.Outbox;
import org.examhall.mail.PasswordLinks;
import org.jspecify.annotations.Nullable;

/** Where somebody who has forgotten their password asks for a link; it answers the same to everybody. */
@Named
@RequestScoped
public class ForgottenPage {

    @Inject
    PasswordLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Origin origin;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    private String email = "";

    public @Nullable String ask() {
        String where = origin.of((HttpServletRequest) faces.getExternalContext().getRequest());
        Language language = Language.of(faces.getViewRoot().getLocale().toLanguageTag());
        boolean taken = says.unlessRefused(() -> links.ask(email, language, where));
        return taken ? "/forgotten.xhtml?faces-redirect=true&sent=true" : null;
    }

    /** Whether there is a mail server; otherwise the office passes the link on. */
    public boolean isSending() {
        return outbox.isSending();
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = Objects.requireNonNullElse(email, "");
    }
}
