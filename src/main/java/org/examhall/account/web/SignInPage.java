package org.examhall.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Role;
import org.examhall.account.SignIn;
import org.examhall.kernel.Texts;
import org.jspecify.annotations.Nullable;

/** Signs staff and members in and out. */
@Named("signIn")
@RequestScoped
public class SignInPage {

    @Inject
    Accounts accounts;

    @Inject
    SecurityContext security;

    @Inject
    Origin origin;

    @Inject
    FacesContext faces;

    private @Nullable String email;
    private @Nullable String password;

    public void signIn() throws IOException {
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        SignIn attempt = accounts.signIn(given(email), given(password), origin.of(request));
        if (attempt instanceof SignIn.Accepted accepted && authenticate(accepted.account(), request)) {
            String to = request.getParameter("to");
            external.redirect(external.getRequestContextPath() + (isOwnPage(to) ? to : landing(accepted.account())));
            faces.responseComplete();
        } else if (attempt instanceof SignIn.TryLater later) {
            long minutes = (later.left().toSeconds() + 59) / 60;
            refuse("sign-in.try-later", minutes);
        } else {
            refuse("sign-in.rejected");
        }
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }

    private boolean authenticate(Account account, HttpServletRequest request) {
        AuthenticationParameters parameters =
                AuthenticationParameters.withParams().credential(new CallerOnlyCredential(account.getId()));
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        return security.authenticate(request, response, parameters) == AuthenticationStatus.SUCCESS;
    }

    /** Whether somebody may be sent on to a page that the address names: only to one of ours. */
    static boolean isOwnPage(@Nullable String to) {
        return to != null && to.matches("/[a-z][a-z/-]*\\.xhtml(\\?[A-Za-z0-9=&_.%-]*)?");
    }

    /** The page on which somebody of these roles begins. */
    public static String landing(Account account) {
        if (account.roles().contains(Role.ADMINISTRATOR)) {
            return "/desk/today.xhtml";
        }
        if (account.roles().contains(Role.TRAINER) || account.roles().contains(Role.VERIFIER)) {
            return "/sitting/sittings.xhtml";
        }
        if (account.roles().contains(Role.MARKER) || account.roles().contains(Role.MODERATOR)) {
            return "/marking/queue.xhtml";
        }
        boolean bank = account.roles().contains(Role.AUTHOR) || account.roles().contains(Role.KEEPER);
        if (bank) {
            return "/bank/items.xhtml";
        }
        return account.roles().contains(Role.MEMBER) ? "/member/home.xhtml" : "/course/courses.xhtml";
    }

    private void refuse(String key, Object... arguments) {
        String text = Texts.in(faces.getViewRoot().getLocale()).get(key, arguments);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    public String signOut() {
        faces.getExternalContext().invalidateSession();
        return "/index.xhtml?faces-redirect=true";
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }
}
