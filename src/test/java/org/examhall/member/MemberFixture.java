package org.examhall.member;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Language;
import org.examhall.kernel.StoppedClock;

/** Memberships and invoices that came about by the verbs. */
final class MemberFixture {

    static final AccountRef HOLDER = new AccountRef("holder");

    private MemberFixture() {}

    static Applicant applicant(MembershipKind kind, MemberCountry country) {
        return new Applicant("reader@school.example", "A Reader", kind, "", country, Language.EN);
    }

    static Membership unpaid(MembershipKind kind, MemberCountry country) {
        return new Membership(new MembershipRef("m"), HOLDER, applicant(kind, country), StoppedClock.MORNING);
    }

    /** In force for a year from this day. */
    static Membership paid(MemberCountry country, LocalDate on) {
        Membership membership = unpaid(MembershipKind.INDIVIDUAL, country);
        membership.pay(on);
        return membership;
    }

    static Invoice invoice(Membership membership, String net, String rate) {
        return invoice(membership, net, rate, LocalDate.parse("2026-03-02"));
    }

    static Invoice invoice(Membership membership, String net, String rate, LocalDate issuedOn) {
        return new Invoice(
                new InvoiceRef("i"),
                42,
                membership,
                Invoice.occasion(membership),
                new Invoice.Wording(
                        Language.EN,
                        List.of("The FITS Foundation", "1 Example Street"),
                        List.of("A Reader", "United Kingdom"),
                        "Individual membership, one year",
                        Amount.parse(net, "GBP"),
                        new BigDecimal(rate)),
                issuedOn);
    }
}
