package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.examhall.account.Throttle;
import org.examhall.account.web.Origin;
import org.examhall.account.web.Says;
import org.examhall.kernel.Language;
import org.examhall.member.Certificate;
import org.examhall.member.CertificateNumber;
import org.examhall.member.Certificates;
import org.jspecify.annotations.Nullable;

/** Anybody who is shown a certificate learns whether it is one of ours, and hardly more. */
@Named
@RequestScoped
public class CertificateCheckPage {

    private static final int FREE_TRIES = 20;

    @Inject
    Certificates certificates;

    @Inject
    Throttle throttle;

    @Inject
    Origin origin;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    private @Nullable String number;
    private boolean asked;
    private @Nullable Certificate found;

    public void check() {
        if (number == null) {
            return;
        }
        String where = "certificate:"
                + origin.of((HttpServletRequest) faces.getExternalContext().getRequest());
        Duration wait = throttle.waitFor(where);
        if (!wait.isZero()) {
            says.wrong(null, "sign-in.try-later", (wait.toSeconds() + 59) / 60);
            return;
        }
        Optional<CertificateNumber> typed = CertificateNumber.parse(number);
        found = typed.flatMap(certificates::find).orElse(null);
        asked = true;
        if (found == null) {
            throttle.failed(where, FREE_TRIES);
        }
    }

    public String getCourse() {
        return certificates
                .course(Language.of(faces.getViewRoot().getLocale().toLanguageTag()))
                .title();
    }

    /** Whether there is an answer to show. */
    public boolean isAsked() {
        return asked;
    }

    /** Null if there is no such certificate. */
    public @Nullable Certificate getFound() {
        return found;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
    }
}
