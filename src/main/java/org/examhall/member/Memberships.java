package org.examhall.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.course.Benefit;
import org.examhall.course.MemberDoor;
import org.examhall.kernel.Like;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.kernel.Waiting;
import org.jspecify.annotations.Nullable;

/** Who is a member of what, until when, and what is owed for it. */
@ApplicationScoped
@Transactional
public class Memberships implements MemberDoor {

    private static final int LONGEST_REASON = 400;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    Invoices invoices;

    @Inject
    MemberPrices prices;

    @Inject
    MemberLetters letters;

    @Inject
    AuditTrail audit;

    /** A membership with who took it out. */
    public record Line(Membership membership, Account holder) {}

    /** Somebody who uses a membership. */
    public record Person(MemberSeat seat, Account account, boolean isHolder) {}

    @Override
    public Set<Benefit> opened(AccountRef account) {
        Instant now = clock.instant();
        return of(account).stream()
                .flatMap(membership -> membership.opened(now).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Benefit.class)));
    }

    /** The memberships that somebody uses, their own and one they were invited to, the latest first. */
    public List<Membership> of(AccountRef account) {
        return em.createQuery(
                        "select m from Membership m, MemberSeat s where s.accountId = :account and s.leftAt is null"
                                + " and m.id = s.membershipId order by m.id desc",
                        Membership.class)
                .setParameter("account", account.value())
                .getResultList();
    }

    /** What somebody took out themselves and the office has not ended. */
    Optional<Membership> held(AccountRef account) {
        return of(account).stream()
                .filter(one -> one.holder().equals(account) && one.getEndedOn() == null)
                .findFirst();
    }

    /** Which day it is in the office, for what is not a member's. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Somebody becomes a member, and is sent the first invoice.
     *
     * @param on the day of the invoice
     * @throws org.examhall.kernel.Refused {@code membership-held} if they hold one that has not been ended
     */
    public Membership open(Account holder, Applicant applicant, LocalDate on, Actor by) {
        if (held(holder.ref()).isPresent()) {
            throw Refusal.of("membership-held").asException();
        }
        accounts.grant(holder.ref(), Role.MEMBER, by);
        Membership membership =
                new Membership(new MembershipRef(Reference.fresh(clock)), holder.ref(), applicant, clock.instant());
        em.persist(membership);
        em.flush(); // the seat points to it; written together, the two could come in any order
        em.persist(new MemberSeat(Reference.fresh(clock), membership.ref(), holder.ref(), clock.instant()));
        audit.record(
                by,
                "membership-opened",
                "membership",
                membership.getId(),
                membership.getKind().name());
        invoices.issue(membership, holder, on, by);
        return membership;
    }

    /** The invoice for the next year, issued now if it has not been. */
    public Invoice renew(MembershipRef ref, Account holder) {
        Membership membership = of(holder.ref()).stream()
                .filter(one -> one.ref().equals(ref) && one.holder().equals(holder.ref()))
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException());
        LocalDate today = membership.today(clock.instant());
        Refusal.refuse(membership.renewal(today));
        return invoices.issue(membership, holder, today, holder.actor());
    }

    /**
     * The office has the money: the membership begins or goes on.
     *
     * @param reference what names the payment; may be empty
     * @throws org.examhall.kernel.Refused {@code invoice-settled}, {@code paid-in-future}, {@code membership-ended}
     */
    public Membership pay(InvoiceRef ref, LocalDate paidOn, String reference, Actor by) {
        Invoice invoice = invoices.require(ref);
        Membership membership = require(invoice.membership());
        Refusal.refuse(invoice.settled());
        if (paidOn.isAfter(membership.today(clock.instant()))) {
            throw Refusal.of("paid-in-future").asException();
        }
        if (membership.getEndedOn() != null) {
            throw Refusal.of("membership-ended").asException();
        }
        invoice.pay(paidOn, membership.pay(paidOn), shortened(reference));
        audit.record(by, "invoice-paid", "invoice", invoice.getId(), invoice.getNumber() + " " + paidOn);
        accounts.find(membership.holder()).ifPresent(holder -> letters.paid(invoice, membership, holder));
        return membership;
    }

    /** Nothing is owed by an invoice any more. */
    public void declareVoid(InvoiceRef ref, String reason, Actor by) {
        requireReason(reason);
        Invoice invoice = invoices.require(ref);
        invoice.declareVoid(shortened(reason));
        audit.record(by, "invoice-void", "invoice", invoice.getId(), invoice.getNumber());
    }

    /** The office ends a membership at once, and asks no more money for it. */
    public void end(MembershipRef ref, String reason, Actor by) {
        requireReason(reason);
        Membership membership = require(ref);
        Refusal.refuse(membership.end(shortened(reason), membership.today(clock.instant())));
        invoices.open(ref).forEach(invoice -> invoice.declareVoid(shortened(reason)));
        audit.record(by, "membership-closed", "membership", ref.value(), "");
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.of("membership-reason").asException();
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }

    /**
     * Those whose end is near or was not long ago, and those that have ended and owe something; each is looked at by
     * itself.
     */
    List<MembershipRef> nearTheirEnd() {
        return em.createQuery(
                        "select m.id from Membership m where m.endedOn is null and m.paidUntil <= :until"
                                + " and (m.paidUntil >= :from or exists (select i.id from Invoice i"
                                + " where i.membershipId = m.id and i.state = :open)) order by m.id",
                        String.class)
                .setParameter("from", today().minusDays(Invoice.WAITED_FOR + 10L))
                .setParameter("until", today().plusDays(Membership.RENEWABLE + 1L))
                .setParameter("open", InvoiceState.OPEN)
                .getResultStream()
                .map(MembershipRef::new)
                .toList();
    }

    /**
     * Tells a member what is to be told today: the invoice for the next year, and that the end is near or has come.
     * What was told is not told again, because each message is written for one occasion. Invoices for which nobody
     * waits any more are declared void.
     */
    void remind(MembershipRef ref) {
        Membership membership = require(ref);
        Account holder = accounts.find(membership.holder()).orElseThrow();
        LocalDate today = membership.today(clock.instant());
        if (membership.stateOn(today) == MembershipState.ENDING) {
            invoices.issue(membership, holder, today, Actor.SYSTEM);
        }
        LocalDate until = Objects.requireNonNull(membership.getPaidUntil());
        Reminder.due(until, today).ifPresent(reminder -> letters.remind(reminder, membership, holder));
        String reason = Texts.in(membership.language().locale()).get("invoice.given-up");
        invoices.open(ref).stream()
                .filter(invoice -> invoice.isGivenUp(until, today))
                .forEach(invoice -> {
                    invoice.declareVoid(reason);
                    audit.record(Actor.SYSTEM, "invoice-void", "invoice", invoice.getId(), invoice.getNumber());
                });
    }

    public Optional<Membership> find(MembershipRef ref) {
        return Optional.ofNullable(em.find(Membership.class, ref.value()));
    }

    Membership require(MembershipRef ref) {
        return find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
    }

    public Account holder(Membership membership) {
        return accounts.find(membership.holder()).orElseThrow();
    }

    /** The newest first. */
    public List<Invoice> invoices(Membership membership) {
        return invoices.of(membership.ref());
    }

    /** An invoice, if it is this person's: who has to pay it, or the office. */
    public Optional<Invoice> invoice(InvoiceRef ref, Account by) {
        return invoices.find(ref)
                .filter(invoice -> by.roles().contains(Role.ADMINISTRATOR)
                        || require(invoice.membership()).holder().equals(by.ref()));
    }

    /** Those who use a membership, its holder first. */
    public List<Person> people(Membership membership) {
        return em.createQuery(
                        "select s, a from MemberSeat s, Account a where s.membershipId = :membership"
                                + " and s.leftAt is null and a.id = s.accountId order by s.takenAt, s.id",
                        Object[].class)
                .setParameter("membership", membership.getId())
                .getResultStream()
                .map(row -> new Person(
                        (MemberSeat) row[0],
                        (Account) row[1],
                        ((Account) row[1]).ref().equals(membership.holder())))
                .toList();
    }

    /** Whoever else gives or takes a seat of this membership, or ends it, waits until this is written. */
    Membership lock(MembershipRef ref) {
        Membership membership = em.find(Membership.class, ref.value(), LockModeType.PESSIMISTIC_WRITE);
        if (membership == null) {
            throw Refusal.of("not-found").asException();
        }
        return membership;
    }

    /**
     * Gives somebody a seat of a membership; whoever left it before comes back, and who has one keeps it.
     *
     * @throws org.examhall.kernel.Refused {@code membership-ended}, {@code seats-taken}
     */
    void seat(MembershipRef ref, Account guest) {
        Membership membership = lock(ref);
        List<Person> people = people(membership);
        if (people.stream().anyMatch(one -> one.account().ref().equals(guest.ref()))) {
            return;
        }
        Refusal.refuse(membership.seating(people.size(), prices.seats()));
        accounts.grant(guest.ref(), Role.MEMBER, Actor.SYSTEM);
        Optional<MemberSeat> earlier = em.createQuery(
                        "select s from MemberSeat s where s.membershipId = :membership and s.accountId = :account",
                        MemberSeat.class)
                .setParameter("membership", membership.getId())
                .setParameter("account", guest.getId())
                .getResultStream()
                .findFirst();
        earlier.ifPresent(seat -> seat.takeAgain(clock.instant()));
        if (earlier.isEmpty()) {
            em.persist(new MemberSeat(Reference.fresh(clock), membership.ref(), guest.ref(), clock.instant()));
        }
        audit.record(guest.actor(), "member-seat-taken", "membership", membership.getId(), "");
    }

    /** The holder takes a colleague's seat back; once is enough. */
    public void unseat(MembershipRef ref, String seat, Account holder) {
        Membership membership = require(ref);
        MemberSeat taken = Optional.ofNullable(em.find(MemberSeat.class, seat))
                .filter(one -> membership.holder().equals(holder.ref())
                        && one.membership().equals(ref)
                        && !one.account().equals(holder.ref()))
                .orElseThrow(() -> Refusal.of("not-found").asException());
        if (taken.isTaken()) {
            taken.leave(clock.instant());
            audit.record(
                    holder.actor(),
                    "member-seat-left",
                    "membership",
                    ref.value(),
                    taken.account().value());
        }
    }

    /**
     * Memberships by the names of their holders.
     *
     * @param words what name, address or school contains; empty for all
     * @param filter null for all
     */
    public List<Line> search(String words, @Nullable MemberFilter filter, int first, int count) {
        return asked("select m, a", " order by a.name, m.id", Object[].class, words, filter)
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultStream()
                .map(row -> new Line((Membership) row[0], (Account) row[1]))
                .toList();
    }

    public long count(String words, @Nullable MemberFilter filter) {
        return asked("select count(m)", "", Long.class, words, filter).getSingleResult();
    }

    private <T> TypedQuery<T> asked(
            String what, String order, Class<T> type, String words, @Nullable MemberFilter filter) {
        String condition = filter == null
                ? ""
                : Arrays.stream(MemberCountry.values())
                        .map(filter::condition)
                        .collect(Collectors.joining(" or ", " and (", ")"));
        TypedQuery<T> query = em.createQuery(
                        what + " from Membership m, Account a where a.id = m.accountId and (lower(a.name) like :words"
                                + " escape '!' or a.email like :words escape '!' or lower(m.school) like :words"
                                + " escape '!')" + condition + order,
                        type)
                .setParameter("words", Like.containing(words));
        if (filter != null) {
            for (MemberCountry country : MemberCountry.values()) {
                LocalDate today = LocalDate.ofInstant(clock.instant(), country.zone());
                query.setParameter("country" + country.name(), country);
                if (condition.contains(":today")) {
                    query.setParameter("today" + country.name(), today);
                }
                if (condition.contains(":soon")) {
                    query.setParameter("soon" + country.name(), today.plusDays(Membership.RENEWABLE));
                }
            }
        }
        return query;
    }

    void tell(@Observes Waiting waiting) {
        waiting.add("invoices-overdue", invoices.overdue(today()), "/member/members.xhtml?filter=OWING");
    }
}
