package org.examhall.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.AccountRef;
import org.examhall.course.Benefit;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * A membership: it is taken out, paid for a year at a time, renewed before or after its end, and lapses with its last
 * day. The office may end it. What was paid for is kept by its invoices.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Membership {

    /** So many days before the end a membership can be renewed, and its invoice is sent. */
    static final int RENEWABLE = 42;

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    @Enumerated(EnumType.STRING)
    private MembershipKind kind;

    private String school;

    @Enumerated(EnumType.STRING)
    private MemberCountry country;

    private String language;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @Column(name = "paid_from")
    private LocalDate paidFrom;

    @Column(name = "paid_until")
    private LocalDate paidUntil;

    @Column(name = "ended_on")
    private LocalDate endedOn;

    @Column(name = "end_reason")
    private String endReason;

    @Version
    private long version;

    Membership() {}

    Membership(MembershipRef ref, AccountRef holder, Applicant applicant, Instant now) {
        this.id = ref.value();
        this.accountId = holder.value();
        this.kind = applicant.kind();
        this.school = applicant.school();
        this.country = applicant.country();
        this.language = applicant.language().tag();
        this.joinedAt = now;
        this.endReason = "";
    }

    /** A year has been paid for. */
    Term pay(LocalDate paidOn) {
        Term term = Term.paid(paidUntil, paidOn);
        boolean goesOn = paidUntil != null && term.from().equals(paidUntil.plusDays(1));
        if (!goesOn) {
            paidFrom = term.from();
        }
        paidUntil = term.until();
        return term;
    }

    /** The office ends it, for good. */
    Optional<Refusal> end(String reason, LocalDate today) {
        if (endedOn != null) {
            return Optional.of(Refusal.of("membership-ended"));
        }
        endedOn = today;
        endReason = reason;
        return Optional.empty();
    }

    /** Why no invoice for the next year can be had; nothing if it can. */
    public Optional<Refusal> renewal(LocalDate today) {
        if (endedOn != null) {
            return Optional.of(Refusal.of("membership-ended"));
        }
        return stateOn(today) == MembershipState.IN_FORCE
                ? Optional.of(Refusal.of("membership-early", RENEWABLE))
                : Optional.empty();
    }

    /** Why nobody else can take a seat of it, if so. */
    Optional<Refusal> seating(int taken, int seats) {
        if (endedOn != null) {
            return Optional.of(Refusal.of("membership-ended"));
        }
        return taken >= seats ? Optional.of(Refusal.of("seats-taken", seats)) : Optional.empty();
    }

    public MembershipState stateOn(LocalDate today) {
        if (endedOn != null && !today.isBefore(endedOn)) {
            return MembershipState.ENDED;
        }
        if (paidUntil == null || today.isBefore(paidFrom)) {
            return MembershipState.UNPAID;
        }
        if (today.isAfter(paidUntil)) {
            return MembershipState.LAPSED;
        }
        return today.plusDays(RENEWABLE).isBefore(paidUntil) ? MembershipState.IN_FORCE : MembershipState.ENDING;
    }

    /** How it stands now, by the days of the member's own country. */
    public MembershipState stateAt(Instant now) {
        return stateOn(today(now));
    }

    /** Which day it is for the member. */
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, country.zone());
    }

    /** What it opens now. */
    Set<Benefit> opened(Instant now) {
        return stateAt(now).isOpen() ? kind.opens() : Set.of();
    }

    public MembershipRef ref() {
        return new MembershipRef(id);
    }

    public AccountRef holder() {
        return new AccountRef(accountId);
    }

    public String getId() {
        return id;
    }

    public MembershipKind getKind() {
        return kind;
    }

    /** Empty for who joined for themselves. */
    public String getSchool() {
        return school;
    }

    public MemberCountry getCountry() {
        return country;
    }

    public Language language() {
        return Language.of(language);
    }

    public Instant getJoinedAt() {
        return joinedAt;
    }

    /** Since when it has been in force without a break; null before the first payment. */
    public LocalDate getPaidFrom() {
        return paidFrom;
    }

    /** The last day; null before the first payment. */
    public LocalDate getPaidUntil() {
        return paidUntil;
    }

    public LocalDate getEndedOn() {
        return endedOn;
    }

    public String getEndReason() {
        return endReason;
    }
}
