package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Pressed;
import org.examhall.account.web.Says;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.member.Certificate;
import org.examhall.member.Certificates;
import org.examhall.member.Standing;
import org.jspecify.annotations.Nullable;

/** How far a member is towards the certificate of the course on internet safety, and the certificates they have. */
@Named
@RequestScoped
public class CertificatePage {

    @Inject
    Certificates certificates;

    @Inject
    Current current;

    @Inject
    Pressed pressed;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    private @Nullable List<Certificate> given;
    private @Nullable List<Way> ways;

    /** What is left to do for one audience. */
    public record Way(String audience, Standing standing) {}

    /** Gives the certificate whose button was pressed. */
    public String claim() {
        String audience = pressed.key("claim");
        Runnable deed = () -> InTurn.of(account().getId(), () -> certificates.claim(audience, language(), account()));
        if (says.unlessRefused(deed)) {
            says.done("completion.done");
        }
        says.keep();
        return "/member/certificate.xhtml?faces-redirect=true";
    }

    /** The ways that are open to this member and not yet gone. */
    public List<Way> getWays() {
        if (ways == null) {
            ways = certificates.refusal(account()).isPresent()
                    ? List.of()
                    : certificates.audiences().stream()
                            .filter(audience -> getGiven().stream()
                                    .noneMatch(one -> one.getAudience().equals(audience)))
                            .map(audience -> new Way(audience, certificates.standing(audience, account())))
                            .toList();
        }
        return ways;
    }

    /** Why the course cannot be read now; empty if it can. */
    public String getReason() {
        Optional<Refusal> refusal = certificates.refusal(account());
        return refusal.map(one -> says.texts().refusal(one)).orElse("");
    }

    public List<Certificate> getGiven() {
        if (given == null) {
            given = certificates.of(account());
        }
        return given;
    }

    public String getCourse() {
        return certificates.course(language()).title();
    }

    public int getShare() {
        return Standing.SHARE;
    }

    private Account account() {
        return current.account().orElseThrow();
    }

    private Language language() {
        return Language.of(faces.getViewRoot().getLocale().toLanguageTag());
    }
}
