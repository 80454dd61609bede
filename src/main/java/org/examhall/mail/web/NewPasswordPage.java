package org.examhall.mail.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.examhall.account.Account;
import org.examhall.account.web.Origin;
import org.examhall.account.web.Says;
import org.examhall.kernel.Language;
import org.examhall.mail.PasswordLinks;
import org.jspecify.annotations.Nullable;

/** Where the link leads that is sent to who has forgotten their password: they choose another. */
@Named
@RequestScoped
public class NewPasswordPage {

    @Inject
    PasswordLinks links;

    @Inject
    Origin origin;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    @Inject
    HttpServletRequest request;

    private boolean looked;
    private @Nullable Account account;
    private String wanted = "";
    private String again = "";

    public @Nullable String choose() {
        if (!wanted.equals(again)) {
            says.wrong("again", "me.again.differs");
            return null;
        }
        Language language = Language.of(faces.getViewRoot().getLocale().toLanguageTag());
        if (!says.unlessRefused(() -> links.choose(getToken(), wanted, language, origin.of(request)))) {
            return null;
        }
        says.done("new-password.done");
        says.keep();
        return "/sign-in.xhtml?faces-redirect=true";
    }

    /** Whose password it is; null if the link does not work. */
    public @Nullable Account getAccount() {
        if (!looked) {
            looked = true;
            account = links.account(getToken()).orElse(null);
        }
        return account;
    }

    /** What the address brings, or the form after it. */
    public String getToken() {
        return Objects.requireNonNullElse(request.getParameter("token"), "");
    }

    public String getWanted() {
        return "";
    }

    public void setWanted(@Nullable String wanted) {
        this.wanted = Objects.requireNonNullElse(wanted, "");
    }

    public String getAgain() {
        return "";
    }

    public void setAgain(@Nullable String again) {
        this.again = Objects.requireNonNullElse(again, "");
    }
}
