package org.examhall.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.examhall.kernel.Language;
import org.examhall.kernel.OneLine;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * What is owed for a year of membership. It keeps what it said on the day it was issued: names, prices and rate may
 * change afterwards, an invoice may not. It is paid, or declared void with a reason; it never disappears, and its
 * number is never used again.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Invoice {

    /** So many days the office goes on waiting after the end of a membership, or after the day an invoice was due. */
    static final int WAITED_FOR = 30;

    private static final String LINE = "\n";

    @Id
    private String id;

    @Column(name = "invoice_number")
    private long number;

    @Column(name = "membership_id")
    private String membershipId;

    /** For which year of which membership; at most one invoice is open or paid for it. */
    @SuppressWarnings("UnusedVariable") // queries read the field
    private String occasion;

    private String language;
    private String seller;
    private String buyer;

    @Column(name = "what")
    private String line;

    private String currency;
    private long net;

    @Column(name = "vat_rate")
    private String vatRate;

    private long vat;

    @Column(name = "issued_on")
    private LocalDate issuedOn;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private InvoiceState state;

    @Column(name = "paid_on")
    private LocalDate paidOn;

    @Column(name = "covers_from")
    private LocalDate coversFrom;

    @Column(name = "covers_until")
    private LocalDate coversUntil;

    @Column(name = "remark")
    private String remark;

    @Version
    private long version;

    Invoice() {}

    /**
     * What an invoice says.
     *
     * @param line what is sold, in the buyer's language
     * @param vatRate in per cent
     */
    record Wording(
            Language language, List<String> seller, List<String> buyer, String line, Amount net, BigDecimal vatRate) {

        Wording {
            // Lines are kept by their ends, and nobody writes an invoice of ours by a name with several.
            buyer = buyer.stream().map(OneLine::of).toList();
        }
    }

    Invoice(InvoiceRef ref, long number, Membership membership, String occasion, Wording says, LocalDate issuedOn) {
        this.id = ref.value();
        this.number = number;
        this.membershipId = membership.getId();
        this.occasion = occasion;
        this.language = says.language().tag();
        this.seller = String.join(LINE, says.seller());
        this.buyer = String.join(LINE, says.buyer());
        this.line = says.line();
        this.currency = says.net().currency();
        this.net = says.net().coins();
        this.vatRate = says.vatRate().toPlainString();
        this.vat = says.net().percent(says.vatRate()).coins();
        this.issuedOn = issuedOn;
        this.dueOn = issuedOn.plusDays(MemberPrices.DAYS_TO_PAY);
        this.state = InvoiceState.OPEN;
        this.remark = "";
    }

    /** For which year it can be issued once. */
    static String occasion(Membership membership) {
        return membership.getId() + ":" + (membership.getPaidUntil() == null ? "first" : membership.getPaidUntil());
    }

    /**
     * It has been paid.
     *
     * @param covers the year that the payment brings
     * @param reference such as what the bank says of the payment; may be empty
     */
    void pay(LocalDate day, Term covers, String reference) {
        state = InvoiceState.PAID;
        paidOn = day;
        coversFrom = covers.from();
        coversUntil = covers.until();
        remark = reference.strip();
    }

    /** Nothing is owed by it any more; another can be issued for the same year. */
    void declareVoid(String reason) {
        Refusal.refuse(settled());
        state = InvoiceState.VOID;
        remark = reason.strip();
        occasion = id;
    }

    /** Why it can be neither paid nor declared void; nothing if it can. */
    public Optional<Refusal> settled() {
        return state == InvoiceState.OPEN ? Optional.empty() : Optional.of(Refusal.of("invoice-settled"));
    }

    /**
     * Whether nobody waits any more for it to be paid. An invoice for the next year, sent before the last one was over,
     * is an offer that runs out some time after the end. One that was asked for after the end is waited for as long
     * after its own due day.
     *
     * @param until the last day of the membership
     */
    boolean isGivenUp(LocalDate until, LocalDate today) {
        LocalDate from = issuedOn.isAfter(until) ? dueOn : until;
        return state == InvoiceState.OPEN && today.isAfter(from.plusDays(WAITED_FOR));
    }

    public boolean isOverdue(LocalDate today) {
        return state == InvoiceState.OPEN && today.isAfter(dueOn);
    }

    public InvoiceRef ref() {
        return new InvoiceRef(id);
    }

    public String getId() {
        return id;
    }

    /** As it is written: {@code FITS-000042}. */
    public String getNumber() {
        return String.format(Locale.ROOT, "FITS-%06d", number);
    }

    MembershipRef membership() {
        return new MembershipRef(membershipId);
    }

    public String getLanguage() {
        return language;
    }

    public List<String> getSeller() {
        return Arrays.asList(seller.split(LINE));
    }

    public List<String> getBuyer() {
        return Arrays.asList(buyer.split(LINE));
    }

    public String getLine() {
        return line;
    }

    public Amount net() {
        return new Amount(net, currency);
    }

    public BigDecimal vatRate() {
        return new BigDecimal(vatRate);
    }

    public Amount vat() {
        return new Amount(vat, currency);
    }

    public Amount gross() {
        return net().plus(vat());
    }

    public LocalDate getIssuedOn() {
        return issuedOn;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public InvoiceState getState() {
        return state;
    }

    /** Null unless it is paid. */
    public LocalDate getPaidOn() {
        return paidOn;
    }

    /** The first day of the year it has paid for; null unless it is paid. */
    public LocalDate getCoversFrom() {
        return coversFrom;
    }

    public LocalDate getCoversUntil() {
        return coversUntil;
    }

    /** The reference of the payment, or why it is void; may be empty. */
    public String getRemark() {
        return remark;
    }
}
