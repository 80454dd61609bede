package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import org.examhall.account.Throttle;
import org.examhall.account.web.Origin;
import org.examhall.account.web.Says;
import org.examhall.candidate.CandidateNumber;
import org.examhall.sitting.Receipts;
import org.jspecify.annotations.Nullable;

/** Anybody with a receipt learns whether it is one of ours; nobody learns anything without one. */
@Named
@RequestScoped
public class ReceiptPage {

    @Inject
    Receipts receipts;

    @Inject
    Throttle throttle;

    @Inject
    Origin origin;

    @Inject
    FacesContext faces;

    @Inject
    Says says;

    private String number = "";
    private String code = "";
    private boolean asked;
    private Receipts.@Nullable Checked found;

    public void check() {
        String digits = CandidateNumber.normal(number);
        if (!CandidateNumber.isValid(digits)) {
            says.wrong("number", "door.number.wrong");
            return;
        }
        if (!Receipts.isWellFormed(code)) {
            says.wrong("code", "receipt.check.code.wrong");
            return;
        }
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        String where = "receipt:" + origin.of(request);
        String who = where + ":" + digits;
        Duration wait = longer(throttle.waitFor(who), throttle.waitFor(where));
        if (!wait.isZero()) {
            says.wrong(null, "sign-in.try-later", (wait.toSeconds() + 59) / 60);
            return;
        }
        asked = true;
        found = receipts.check(new CandidateNumber(digits), code).orElse(null);
        if (found == null) {
            throttle.failed(who);
            throttle.failed(where, Throttle.FREE_TRIES_OF_MANY);
        } else {
            throttle.succeeded(who);
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Whether there is an answer to show. */
    public boolean isAsked() {
        return asked;
    }

    /** Null if there is no such receipt. */
    public Receipts.@Nullable Checked getFound() {
        return found;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = Objects.requireNonNullElse(number, "");
    }

    public String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = Objects.requireNonNullElse(code, "");
    }
}
