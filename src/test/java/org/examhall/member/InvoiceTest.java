package org.examhall.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What is owed: the sums, and what becomes of an invoice. */
class InvoiceTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private final Membership membership = MemberFixture.unpaid(MembershipKind.INDIVIDUAL, MemberCountry.GB);

    @ParameterizedTest
    @CsvSource({
        "60.00, 20, 12.00, 72.00",
        "120, 25, 30.00, 150.00",
        "15.00, 0, 0.00, 15.00",
        "0.05, 10, 0.01, 0.06",
        "0.04, 10, 0.00, 0.04",
        "99.99, 20, 20.00, 119.99",
        "33.33, 12.5, 4.17, 37.50"
    })
    void vatIsRoundedHalfUpToTheSmallestCoin(String net, String rate, String vat, String gross) {
        Invoice invoice = MemberFixture.invoice(membership, net, rate);

        assertThat(invoice.vat()).isEqualTo(Amount.parse(vat, "GBP"));
        assertThat(invoice.gross()).isEqualTo(Amount.parse(gross, "GBP"));
    }

    @Test
    void moneyIsShownAsAReaderWritesIt() {
        assertThat(new Amount(123_450, "GBP").shown(Locale.ENGLISH)).isEqualTo("£1,234.50");
        assertThat(new Amount(123_450, "NOK").shown(Locale.forLanguageTag("nb")).replaceAll("[\\s\u00a0\u202f]", " "))
                .contains("1 234,50");
    }

    @Test
    void keepsItsNumberAndIsDueInAMonth() {
        Invoice invoice = MemberFixture.invoice(membership, "60.00", "20");

        assertThat(invoice.getNumber()).isEqualTo("FITS-000042");
        assertThat(invoice.getDueOn()).isEqualTo(LocalDate.parse("2026-04-01"));
        assertThat(invoice.isOverdue(LocalDate.parse("2026-04-01"))).isFalse();
        assertThat(invoice.isOverdue(LocalDate.parse("2026-04-02"))).isTrue();
        assertThat(invoice.getSeller()).containsExactly("The FITS Foundation", "1 Example Street");
    }

    @Test
    void aPaidInvoiceSaysForWhichYearAndStaysPaid() {
        Invoice invoice = MemberFixture.invoice(membership, "60.00", "20");
        invoice.pay(DAY, membership.pay(DAY), " transfer 7 ");

        assertThat(invoice.getState()).isEqualTo(InvoiceState.PAID);
        assertThat(invoice.getCoversUntil()).isEqualTo(LocalDate.parse("2027-03-01"));
        assertThat(invoice.getRemark()).isEqualTo("transfer 7");
        assertThat(invoice.isOverdue(LocalDate.parse("2030-01-01"))).isFalse();
        assertThatThrownBy(() -> invoice.declareVoid("no")).isInstanceOf(Refused.class);
    }

    @Test
    void aVoidInvoiceIsSettledToo() {
        Invoice invoice = MemberFixture.invoice(membership, "60.00", "20");
        invoice.declareVoid("wrong name");

        assertThat(invoice.settled()).isPresent();
        assertThat(invoice.getNumber()).isEqualTo("FITS-000042");
        assertThatThrownBy(() -> invoice.declareVoid("again")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/member/given-up.csv", delimiter = '|')
    void isGivenUpSomeTimeAfterTheEndOrAfterItsOwnDueDay(LocalDate issued, LocalDate today, boolean givenUp) {
        Invoice invoice = MemberFixture.invoice(membership, "60.00", "20", issued);

        assertThat(invoice.isGivenUp(LocalDate.parse("2027-03-01"), today)).isEqualTo(givenUp);
    }

    @Test
    void aNameMakesNoLinesOfItsOwn() {
        Invoice.Wording wording = new Invoice.Wording(
                Language.EN,
                List.of("Seller"),
                List.of("A\nReader", "Hill\u2028School"),
                "One year",
                Amount.parse("1", "GBP"),
                BigDecimal.TEN);

        assertThat(wording.buyer()).containsExactly("A Reader", "Hill School");
    }

    @Test
    void whatIsSettledIsNotGivenUp() {
        Invoice invoice = MemberFixture.invoice(membership, "60.00", "20");
        invoice.pay(DAY, membership.pay(DAY), "");

        assertThat(invoice.isGivenUp(LocalDate.parse("2027-03-01"), LocalDate.parse("2030-01-01")))
                .isFalse();
    }

    @Test
    void eachYearIsAnOccasionOfItsOwn() {
        String first = Invoice.occasion(membership);
        membership.pay(DAY);
        String second = Invoice.occasion(membership);
        membership.pay(DAY);

        assertThat(first).isNotEqualTo(second);
        assertThat(second).isNotEqualTo(Invoice.occasion(membership));
    }
}
