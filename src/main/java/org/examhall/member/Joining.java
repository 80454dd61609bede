package org.examhall.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.account.Throttle;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.mail.Letter;
import org.examhall.mail.ProofToken;
import org.jspecify.annotations.Nullable;

/**
 * The way in. Whoever fills in the form is told the same, whether their address is known or not: that a message is on
 * its way. Only who reads mail there learns more.
 */
@ApplicationScoped
@Transactional
public class Joining {

    /** So many messages an address gets in a day, whoever asks for them. */
    private static final int MESSAGES_A_DAY = 3;

    /** How often somebody at one network address may fill in the form before they have to wait. */
    private static final int FREE_TRIES = 10;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Throttle throttle;

    @Inject
    Accounts accounts;

    @Inject
    Memberships memberships;

    @Inject
    MemberPrices prices;

    @Inject
    MemberLetters letters;

    @Inject
    AuditTrail audit;

    /** How long somebody at this network address has to wait before they may ask; zero if they may now. */
    public Duration waitFor(String origin) {
        return throttle.waitFor(throttled(origin));
    }

    /**
     * Somebody wants to join, and is sent a link that proves the address. An address that was sent enough today is sent
     * nothing more, and nobody is told.
     *
     * @param origin the network address of the request
     * @throws org.examhall.kernel.Refused {@code join-email}, {@code join-school}
     */
    public void ask(Applicant applicant, String origin) {
        throttle.failed(throttled(origin), FREE_TRIES);
        requireAddress(applicant.email());
        if (applicant.kind().isShared() && applicant.school().isEmpty()) {
            throw Refusal.of("join-school").asException();
        }
        if (mayWrite(applicant.email())) {
            String token = ProofToken.fresh();
            Proof proof = Proof.joining(Reference.fresh(clock), applicant, token, clock.instant());
            em.persist(proof);
            letters.prove(proof, token);
        }
    }

    private static String throttled(String origin) {
        return "join:" + origin;
    }

    private static void requireAddress(String email) {
        if (!Letter.isAddress(email)) {
            throw Refusal.of("join-email").asException();
        }
    }

    private boolean mayWrite(String email) {
        return em.createQuery(
                                "select count(p) from Proof p where lower(p.email) = :email and p.madeAt > :since",
                                Long.class)
                        .setParameter("email", email.toLowerCase(Locale.ROOT))
                        .setParameter("since", clock.instant().minus(Duration.ofDays(1)))
                        .getSingleResult()
                < MESSAGES_A_DAY;
    }

    /** What a link stands for, if it still works. */
    public Optional<Proof> find(@Nullable String token) {
        if (token == null || !ProofToken.isWritten(token)) {
            return Optional.empty();
        }
        return em.createQuery("select p from Proof p where p.tokenDigest = :digest", Proof.class)
                .setParameter("digest", ProofToken.digest(token))
                .getResultStream()
                .findFirst()
                .filter(proof -> proof.refusal(clock.instant()).isEmpty());
    }

    /** Whether who follows this link has an account already, and so needs no password. */
    public boolean isKnown(Proof proof) {
        return accounts.byEmail(proof.getEmail()).isPresent();
    }

    /**
     * The address is proved: there is an account now, and a membership, or a seat in one.
     *
     * @param name of somebody who was invited and has no account; otherwise as it was given before
     * @param password for a new account; not looked at where there is one
     * @throws org.examhall.kernel.Refused {@code proof-gone}, {@code membership-held}, {@code seats-taken}, or what is
     *     wrong with the password
     */
    public Account confirm(String token, String name, String password) {
        Proof proof = find(token).orElseThrow(() -> Refusal.of("proof-gone").asException());
        Applicant applicant = proof.applicant();
        String called = applicant.name().isEmpty() ? name.strip() : applicant.name();
        Account account = accounts.byEmail(applicant.email()).orElseGet(() -> {
            if (called.isEmpty()) {
                throw Refusal.of("join-name").asException();
            }
            return accounts.create(applicant.email(), called, password, Set.of(Role.MEMBER), Actor.SYSTEM);
        });
        proof.use(clock.instant());
        if (proof.isInvitation()) {
            Membership membership = memberships.require(proof.membership());
            memberships.seat(membership, account);
        } else {
            LocalDate today =
                    LocalDate.ofInstant(clock.instant(), applicant.country().zone());
            memberships.open(account, applicant, today, account.actor());
        }
        return account;
    }

    /**
     * The holder of a school's membership invites a colleague.
     *
     * @throws org.examhall.kernel.Refused {@code join-email}, {@code seats-taken}, {@code seat-invited}
     */
    public void invite(MembershipRef ref, String email, Account holder) {
        Membership membership = shared(ref, holder);
        requireAddress(email.strip());
        if (!membership.stateAt(clock.instant()).isOpen()) {
            throw Refusal.of("seats-closed").asException();
        }
        List<Proof> open = invitations(membership);
        if (memberships.people(membership).size() + open.size() >= prices.seats()) {
            throw Refusal.of("seats-taken", prices.seats()).asException();
        }
        if (open.stream().anyMatch(one -> one.getEmail().equalsIgnoreCase(email.strip()))) {
            throw Refusal.of("seat-invited").asException();
        }
        String token = ProofToken.fresh();
        Proof proof = Proof.invited(Reference.fresh(clock), membership, email, token, clock.instant());
        em.persist(proof);
        audit.record(holder.actor(), "member-invited", "membership", ref.value(), "");
        letters.invite(proof, holder, token);
    }

    /** The holder takes an invitation back that nobody has followed yet. */
    public void withdraw(MembershipRef ref, String invitation, Account holder) {
        invitations(shared(ref, holder)).stream()
                .filter(one -> one.getId().equals(invitation))
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException())
                .withdraw(clock.instant());
    }

    private Membership shared(MembershipRef ref, Account holder) {
        return memberships
                .find(ref)
                .filter(one ->
                        one.holder().equals(holder.ref()) && one.getKind().isShared())
                .orElseThrow(() -> Refusal.of("not-found").asException());
    }

    /** Invitations that can still be followed, the oldest first. */
    public List<Proof> invitations(Membership membership) {
        return em.createQuery(
                        "select p from Proof p where p.membershipId = :membership and p.usedAt is null"
                                + " and p.expiresAt > :now order by p.madeAt",
                        Proof.class)
                .setParameter("membership", membership.getId())
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Drops what was said by people who never came back, and by those who did: it is in their membership. */
    void forget() {
        em.createQuery("delete from Proof p where p.expiresAt < :before")
                .setParameter("before", clock.instant().minus(FORGOTTEN_AFTER))
                .executeUpdate();
    }
}
