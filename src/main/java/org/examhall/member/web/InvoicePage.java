package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.member.Amount;
import org.examhall.member.Invoice;
import org.examhall.member.InvoiceRef;
import org.examhall.member.MemberPrices;
import org.examhall.member.Memberships;
import org.jspecify.annotations.Nullable;

/** An invoice, to be read and printed by who has to pay it. */
@Named
@RequestScoped
public class InvoicePage {

    @Inject
    Memberships memberships;

    @Inject
    MemberPrices prices;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    private @Nullable String ref;
    private @Nullable Invoice invoice;

    public void open() throws IOException {
        if (ref != null) {
            invoice = memberships
                    .invoice(new InvoiceRef(ref), current.account().orElseThrow())
                    .orElse(null);
        }
        if (invoice == null) {
            says.notFound();
        }
    }

    public String money(Amount amount) {
        return amount.shown(faces.getViewRoot().getLocale());
    }

    public List<String> getPayTo() {
        return prices.payTo();
    }

    public @Nullable Invoice getInvoice() {
        return invoice;
    }

    public @Nullable String getRef() {
        return ref;
    }

    public void setRef(@Nullable String ref) {
        this.ref = ref;
    }
}
