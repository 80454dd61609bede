package org.examhall.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;

/** Issues invoices, numbered without gaps, and finds them. */
@ApplicationScoped
@Transactional
class Invoices {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    MemberPrices prices;

    @Inject
    MemberLetters letters;

    @Inject
    AuditTrail audit;

    /**
     * The invoice for the next year of a membership; the one there is, if it was issued before.
     *
     * @param holder who is asked to pay
     */
    Invoice issue(Membership membership, Account holder, LocalDate issuedOn, Actor by) {
        String occasion = Invoice.occasion(membership);
        Optional<Invoice> known = byOccasion(occasion);
        if (known.isPresent()) {
            return known.get();
        }
        // Whoever issues another one waits here; then nobody else has issued this one meanwhile.
        InvoiceCounter counter = em.find(InvoiceCounter.class, InvoiceCounter.ONLY, LockModeType.PESSIMISTIC_WRITE);
        Optional<Invoice> meanwhile = byOccasion(occasion);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        Invoice invoice = new Invoice(
                new InvoiceRef(Reference.fresh(clock)),
                counter.next(),
                membership,
                occasion,
                wording(membership, holder),
                issuedOn);
        em.persist(invoice);
        audit.record(by, "invoice-issued", "invoice", invoice.getId(), invoice.getNumber());
        letters.invoice(invoice, membership, holder);
        return invoice;
    }

    private Invoice.Wording wording(Membership membership, Account holder) {
        Texts texts = Texts.in(membership.language().locale());
        List<String> buyer = new ArrayList<>();
        buyer.add(holder.getName());
        if (!membership.getSchool().isEmpty()) {
            buyer.add(membership.getSchool());
        }
        buyer.add(texts.get("member.country." + membership.getCountry().name()));
        buyer.add(holder.getEmail());
        return new Invoice.Wording(
                membership.language(),
                prices.seller(),
                buyer,
                texts.get("invoice.line." + membership.getKind().name()),
                prices.net(membership.getKind()),
                prices.vat());
    }

    private Optional<Invoice> byOccasion(String occasion) {
        return em.createQuery("select i from Invoice i where i.occasion = :occasion", Invoice.class)
                .setParameter("occasion", occasion)
                .getResultStream()
                .findFirst();
    }

    Optional<Invoice> find(InvoiceRef ref) {
        return Optional.ofNullable(em.find(Invoice.class, ref.value()));
    }

    Invoice require(InvoiceRef ref) {
        return find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
    }

    /** The newest first. */
    List<Invoice> of(MembershipRef membership) {
        return em.createQuery(
                        "select i from Invoice i where i.membershipId = :membership order by i.number desc",
                        Invoice.class)
                .setParameter("membership", membership.value())
                .getResultList();
    }

    List<Invoice> open(MembershipRef membership) {
        return of(membership).stream()
                .filter(one -> one.getState() == InvoiceState.OPEN)
                .toList();
    }

    /** How many are open whose day to be paid has passed. */
    long overdue(LocalDate today) {
        return em.createQuery("select count(i) from Invoice i where i.state = :open and i.dueOn < :today", Long.class)
                .setParameter("open", InvoiceState.OPEN)
                .setParameter("today", today)
                .getSingleResult();
    }
}
