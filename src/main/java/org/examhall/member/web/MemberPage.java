package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.kernel.InTurn;
import org.examhall.member.Invoice;
import org.examhall.member.InvoiceRef;
import org.examhall.member.Membership;
import org.examhall.member.MembershipRef;
import org.examhall.member.MembershipState;
import org.examhall.member.Memberships;
import org.jspecify.annotations.Nullable;

/** One membership for the office: what was paid, an invoice to note as paid or void, and its end. */
@Named
@RequestScoped
public class MemberPage {

    @Inject
    Memberships memberships;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    Clock clock;

    @Inject
    FacesContext faces;

    @Inject
    HttpServletRequest request;

    private @Nullable Membership membership;
    private @Nullable List<Invoice> invoices;
    private String paidOn = "";
    private String reference = "";
    private String reason = "";
    private String endReason = "";

    /** An address that names no membership is answered with 404. */
    public void open() throws IOException {
        if (getMembership() == null) {
            says.notFound();
        }
    }

    public @Nullable String pay() {
        LocalDate day;
        try {
            day = LocalDate.parse(paidOn);
        } catch (DateTimeParseException notADay) {
            says.wrong("paidOn", "member.paid.day.wrong");
            return null;
        }
        InvoiceRef invoice = chosen();
        return settled("member.paid.done", invoice, () -> memberships.pay(invoice, day, reference, current.actor()));
    }

    public @Nullable String declareVoid() {
        InvoiceRef invoice = chosen();
        return settled("member.void.done", invoice, () -> memberships.declareVoid(invoice, reason, current.actor()));
    }

    /** Settles the invoice. Whoever finds that somebody else has done it meanwhile is told, and shown how it stands. */
    private @Nullable String settled(String key, InvoiceRef invoice, Runnable deed) {
        String done = done(key, () -> InTurn.of(invoice.value(), () -> deed.run()));
        boolean settled = memberships
                .invoice(invoice, current.account().orElseThrow())
                .filter(one -> one.settled().isPresent())
                .isPresent();
        return settled ? back() : done;
    }

    public @Nullable String end() {
        MembershipRef ended = shown().ref();
        return done(
                "member.end.done",
                () -> InTurn.of(ended.value(), () -> memberships.end(ended, endReason, current.actor())));
    }

    private @Nullable String done(String key, Runnable deed) {
        if (!says.unlessRefused(deed)) {
            return null;
        }
        says.done(key);
        return back();
    }

    private String back() {
        says.keep();
        return "/member/member.xhtml?faces-redirect=true&membership=" + shown().getId();
    }

    private Membership shown() {
        return Objects.requireNonNull(getMembership());
    }

    private InvoiceRef chosen() {
        return Objects.requireNonNull(getChosenInvoice()).ref();
    }

    /** The open invoice that the address names, or that of the form, whoever has settled it since; null for none. */
    public @Nullable Invoice getChosenInvoice() {
        String chosen = request.getParameter("invoice");
        boolean sent = request.getMethod().equals("POST");
        return getInvoices().stream()
                .filter(one ->
                        one.getId().equals(chosen) && (sent || one.settled().isEmpty()))
                .findFirst()
                .orElse(null);
    }

    public Account getHolder() {
        return memberships.holder(shown());
    }

    public MembershipState getState() {
        return shown().stateAt(clock.instant());
    }

    public List<Memberships.Person> getPeople() {
        return memberships.people(shown());
    }

    public boolean isOverdue(Invoice invoice) {
        return invoice.isOverdue(memberships.today());
    }

    public String gross(Invoice invoice) {
        return invoice.gross().shown(faces.getViewRoot().getLocale());
    }

    /** The membership that the address names, or the form after it; null if there is none. */
    public @Nullable Membership getMembership() {
        String key = request.getParameter("membership");
        if (membership == null && key != null) {
            membership = memberships.find(new MembershipRef(key)).orElse(null);
        }
        return membership;
    }

    public List<Invoice> getInvoices() {
        Membership known = getMembership();
        if (invoices == null) {
            invoices = known == null ? List.of() : memberships.invoices(known);
        }
        return invoices;
    }

    public String getPaidOn() {
        return paidOn.isEmpty() ? shown().today(clock.instant()).toString() : paidOn;
    }

    public void setPaidOn(@Nullable String paidOn) {
        this.paidOn = Objects.requireNonNullElse(paidOn, "");
    }

    public String getReference() {
        return reference;
    }

    public void setReference(@Nullable String reference) {
        this.reference = Objects.requireNonNullElse(reference, "");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = Objects.requireNonNullElse(reason, "");
    }

    public String getEndReason() {
        return endReason;
    }

    public void setEndReason(@Nullable String endReason) {
        this.endReason = Objects.requireNonNullElse(endReason, "");
    }
}
