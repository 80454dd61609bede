package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.kernel.InTurn;
import org.examhall.member.Joining;
import org.examhall.member.Proof;
import org.jspecify.annotations.Nullable;

/** Where the link in a message leads: whoever follows it has proved the address, and chooses a password. */
@Named
@RequestScoped
public class ConfirmPage {

    @Inject
    Joining joining;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    HttpServletRequest request;

    private @Nullable Proof proof;
    private String name = "";
    private String password = "";
    private String again = "";

    public @Nullable String confirm() {
        Proof brought = getProof();
        if (brought == null) {
            return null;
        }
        if (!isKnown() && !password.equals(again)) {
            says.wrong("again", "me.again.differs");
            return null;
        }
        // Of two links for one address that are followed at once, the second finds what came of the first.
        String address = brought.getEmail().toLowerCase(Locale.ROOT);
        Runnable deed = () -> InTurn.of(address, () -> joining.confirm(getToken(), name, password));
        return says.unlessRefused(deed) ? goOn(brought) : null;
    }

    private String goOn(Proof brought) {
        says.done(brought.isInvitation() ? "confirm.done.invited" : "confirm.done");
        says.keep();
        String email = brought.getEmail();
        boolean isHere = current.account()
                .map(Account::getEmail)
                .filter(email::equalsIgnoreCase)
                .isPresent();
        return isHere
                ? "/member/home.xhtml?faces-redirect=true"
                : "/sign-in.xhtml?faces-redirect=true&to=/member/home.xhtml";
    }

    /** What the link stands for; null if it does not work. A second click on the button finds what the first did. */
    public @Nullable Proof getProof() {
        if (proof == null) {
            boolean pressed = request.getMethod().equals("POST");
            proof = joining.find(getToken())
                    .or(() -> pressed ? joining.findFollowed(getToken()) : Optional.empty())
                    .orElse(null);
        }
        return proof;
    }

    /** Whether there is an account with this address, so that no password is needed. */
    public boolean isKnown() {
        Proof brought = getProof();
        return brought != null && joining.isKnown(brought);
    }

    /** Whether nobody has said yet what this person is called. */
    public boolean isNameless() {
        Proof brought = getProof();
        return brought != null && brought.applicant().name().isEmpty() && !joining.isKnown(brought);
    }

    /** What the address brings, or the form after it. */
    public String getToken() {
        return Objects.requireNonNullElse(request.getParameter("token"), "");
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = Objects.requireNonNullElse(name, "");
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(@Nullable String password) {
        this.password = Objects.requireNonNullElse(password, "");
    }

    public String getAgain() {
        return "";
    }

    public void setAgain(@Nullable String again) {
        this.again = Objects.requireNonNullElse(again, "");
    }
}
